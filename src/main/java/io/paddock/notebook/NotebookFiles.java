package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.lab.Lab;
import io.paddock.lab.LabFile;
import io.paddock.lab.LabFiles;
import io.paddock.lab.LabId;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of a notebook's lab, for one person. Every call waits for the lab, with a deadline; none belongs on a page's thread. */
public final class NotebookFiles {

    /** The largest file that may be brought in. */
    public static final int UPLOAD_LIMIT_BYTES = 100 * 1024 * 1024;

    private static final int LONGEST_NAME = 200;

    private final UserId actor;
    private final NotebookId notebook;
    private final LabRequest request;
    private final LabService labs;
    private final LabFiles files;

    NotebookFiles(UserId actor, NotebookId notebook, LabRequest request, LabService labs, LabFiles files) {
        this.actor = actor;
        this.notebook = notebook;
        this.request = request;
        this.labs = labs;
        this.files = files;
    }

    /** The folder that the notebook's kernel starts in. */
    public String workFolder() {
        return request.workFolder();
    }

    public List<LabFile> list(String folder) {
        return files.list(actor, lab(), folder);
    }

    public InputStream read(String path) {
        return files.read(actor, lab(), path);
    }

    /** Stores an upload under its own name in a folder. */
    public void write(String folder, String name, InputStream content, long bytes) {
        var plain = plainName(name);
        if (bytes > UPLOAD_LIMIT_BYTES) {
            throw new Refusal(Message.of("notebook.live.files.too-large", UPLOAD_LIMIT_BYTES / (1024 * 1024) + " MiB"));
        }
        files.write(actor, lab(), folder.isEmpty() ? plain : folder + "/" + plain, content, bytes);
    }

    public void delete(String path) {
        files.delete(actor, lab(), path);
    }

    /** Where a browser gets a file, as an attachment. */
    public String downloadUrl(String path) {
        return "/notebooks/" + notebook + "/files?path="
                + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String plainName(String name) {
        var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var broken = plain.isBlank()
                || plain.length() > LONGEST_NAME
                || plain.equals(".")
                || plain.equals("..")
                || plain.chars().anyMatch(Character::isISOControl);
        if (broken) {
            throw new Refusal(Message.of("notebook.live.files.bad-name"));
        }
        return plain;
    }

    private LabId lab() {
        return labs.running(request.owner()).stream()
                .filter(lab -> lab.course().equals(request.course()))
                .filter(lab -> lab.environment().equals(request.environment()))
                .filter(lab -> lab.state() == LabState.READY)
                .map(Lab::id)
                .findFirst()
                .orElseThrow(() -> new Refusal(Message.of("notebook.live.files.no-lab")));
    }
}
