package io.paddock.lab;

import io.paddock.account.UserId;
import java.io.InputStream;
import java.util.List;

/**
 * The files of a running lab. Paths are relative to the home directory; those that lead out of it are refused.
 *
 * <p>Blocks while the engine works, each call with a deadline.
 */
public interface LabFiles {

    /** At most 1,000 entries of one folder, folders first. */
    List<LabFile> list(UserId actor, LabId lab, String folder);

    InputStream read(UserId actor, LabId lab, String path);

    /** Stores one file; bytes beyond the limit for uploads are refused. */
    void write(UserId actor, LabId lab, String path, InputStream content, long bytes);

    void delete(UserId actor, LabId lab, String path);
}
