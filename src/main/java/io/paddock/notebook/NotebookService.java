package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.lab.LabRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes, finds and replaces notebooks. Opening one needs no container. */
public interface NotebookService {

    /**
     * Makes a notebook from a file.
     *
     * @throws io.paddock.base.language.Refusal where the file is not JSON, not nbformat 4 or breaks its schema; names the cell
     */
    NotebookId create(UserId actor, NotebookSource source);

    /**
     * Looks whether a notebook could be made from a file.
     *
     * @throws io.paddock.base.language.Refusal as {@link #create} does
     */
    void check(byte[] nbformat);

    Optional<Notebook> find(UserId actor, NotebookId id);

    /**
     * What the notebook's cells need from now on: environment, compute, files. A lab that is there stays until it ends; the next one is so. Nothing happens where
     * that is what they need already.
     *
     * @throws IllegalArgumentException where it is another person's or another course's lab
     */
    void setLab(UserId actor, NotebookId id, LabRequest lab);

    /** Several of one person's notebooks in one query. */
    Map<NotebookId, Notebook> find(UserId actor, Collection<NotebookId> ids);

    /** Puts another file in place of the document and keeps the present state as a named version. */
    void replace(UserId actor, NotebookId id, byte[] nbformat, String keepAs);

    /**
     * Brings a newer version of the file that the notebook was made from into it, cell by cell: cells that nobody has touched
     * follow it, what people wrote stays. Where anything changes, the present state is kept as a named version first. Outputs,
     * kernel, what runs and what others type meanwhile stay. Doing it twice changes nothing.
     *
     * @param base the file that the notebook was made from, or last brought up to
     * @throws io.paddock.base.language.Refusal where one of the files cannot be read, or the notebook cannot be that way
     */
    NotebookUpdate update(UserId actor, NotebookId id, byte[] base, byte[] next, String keepAs);

    /** Makes one cell what it is in a file; without it in either, nothing changes. */
    void take(UserId actor, NotebookId id, String cell, byte[] file);

    List<NotebookVersion> versions(UserId actor, NotebookId id);

    /** Goes back to a version; the present state is kept as one, too. */
    void restore(UserId actor, NotebookId id, long version);

    /**
     * Revisions of the sources, newest first: every run, what was typed before a pause, and every way back makes one.
     *
     * @param before only those before this revision; {@code Long.MAX_VALUE} for the newest
     * @param most at most so many, and never more than 100
     */
    List<NotebookRevision> revisions(UserId actor, NotebookId id, long before, int most);

    /** A revision's cells, and how they differ from those of now. */
    RevisionPreview revision(UserId actor, NotebookId id, long revision);

    /**
     * Makes the sources what they were at a revision. What they are now is kept as one, too; outputs, kernel and what others type meanwhile stay.
     *
     * @throws io.paddock.base.language.Refusal where the notebook cannot be that way any more
     */
    void goBack(UserId actor, NotebookId id, long revision);

    /** The document as a file, nbformat 4.5. */
    byte[] download(UserId actor, NotebookId id);

    /** A version as a file, nbformat 4.5. */
    byte[] download(UserId actor, NotebookId id, long version);

    /** The first required cell whose newest run has not ended well or that was edited since; empty where all have. */
    Optional<String> nextCell(UserId actor, NotebookId id);

    /** Starts the lab ahead of need, where there is idle capacity. */
    void prestart(UserId actor, NotebookId id);
}
