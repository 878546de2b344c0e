package io.paddock.lab;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.lab.container.ContainerId;
import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.ContainerRuntimeException;
import io.paddock.lab.container.ContainerRuntimeException.Category;
import io.paddock.lab.container.ExecResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.stereotype.Service;

/**
 * The files of a lab, through its container.
 *
 * <p>Paths are checked here for what they say and inside the container for where they lead, with the student's own
 * rights: a link that leads out of the home directory is refused. Whoever swaps one between the check and the transfer
 * reaches only what the image shows everybody: the engine opens no path outside the container, and its {@code /proc},
 * where secrets are, not at all.
 */
@Service
class ContainerLabFiles implements LabFiles {

    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final int MOST_ENTRIES = 1_000;

    private final LabRows rows;
    private final LabAccess access;
    private final LabSettings settings;
    private final LabStorage storage;
    private final NodeDisk disk;
    private final ContainerRuntime runtime;

    ContainerLabFiles(
            LabRows rows,
            LabAccess access,
            LabSettings settings,
            LabStorage storage,
            NodeDisk disk,
            ContainerRuntime runtime) {
        this.rows = rows;
        this.access = access;
        this.settings = settings;
        this.storage = storage;
        this.disk = disk;
        this.runtime = runtime;
    }

    @Override
    public List<LabFile> list(UserId actor, LabId lab, String folder) {
        HomePath path = HomePath.of(folder);
        ExecResult result =
                run(container(actor, lab, "files.list"), path, 512 * 1024, LabFileScripts.LIST, path.absolute());
        var files = new ArrayList<LabFile>();
        for (String line : result.text().split("\0", -1)) {
            String[] parts = line.split("\t", 4);
            if (parts.length == 4 && files.size() < MOST_ENTRIES) {
                files.add(file(path, parts));
            }
        }
        files.sort(Comparator.comparing((LabFile file) -> !file.folder()).thenComparing(LabFile::path));
        return files;
    }

    private static LabFile file(HomePath folder, String[] parts) {
        boolean isFolder = parts[0].equals("d");
        long seconds = parts[2].matches("\\d{1,11}(\\.\\d*)?") ? Long.parseLong(parts[2].split("\\.")[0]) : 0;
        return new LabFile(
                folder.isHome() ? parts[3] : folder.relative() + "/" + parts[3],
                isFolder,
                isFolder || !parts[1].matches("\\d{1,18}") ? 0 : Long.parseLong(parts[1]),
                Instant.ofEpochSecond(seconds));
    }

    @Override
    public InputStream read(UserId actor, LabId lab, String path) {
        HomePath file = HomePath.of(path);
        ContainerId container = container(actor, lab, "files.read");
        String real = run(container, file, 4_096, LabFileScripts.LOCATE, file.absolute())
                .text();
        try {
            var tar = new TarArchiveInputStream(runtime.get(container, real));
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null || !entry.isFile()) {
                tar.close();
                throw refusal("lab.files.missing", file);
            }
            return tar;
        } catch (ContainerRuntimeException e) {
            throw e.category() == Category.NOT_FOUND ? refusal("lab.files.missing", file) : e;
        } catch (IOException e) {
            throw new Refusal(Message.of("lab.files.broken", file.relative()), e);
        }
    }

    @Override
    public void write(UserId actor, LabId lab, String path, InputStream content, long bytes) {
        HomePath file = HomePath.of(path);
        ContainerId container = container(actor, lab, "files.write");
        if (file.isHome()) {
            throw refusal("lab.files.folder", file);
        }
        checkRoom(lab, file, bytes);
        String folder = run(
                        container,
                        file,
                        4_096,
                        LabFileScripts.MAKE_ROOM,
                        file.parent().absolute(),
                        file.name())
                .text();
        // under another name until all of it is there: a cut upload must not cost the old file
        String draft = ".paddock-upload-" + UUID.randomUUID();
        try (var exact = new ExactLength(content, bytes)) {
            runtime.put(container, folder, LabTar.of(draft, exact, bytes));
            boolean complete = exact.complete();
            run(
                    container,
                    file,
                    4_096,
                    complete ? LabFileScripts.KEEP : LabFileScripts.DROP,
                    folder,
                    draft,
                    file.name());
            if (!complete) {
                throw new Refusal(Message.of("lab.files.cut", file.relative()));
            }
        } catch (ContainerRuntimeException e) {
            throw new Refusal(
                    Message.of(
                            e.category() == Category.NO_SPACE ? "lab.files.no-space" : "lab.files.broken",
                            file.relative()),
                    e);
        } catch (IOException e) {
            throw new Refusal(Message.of("lab.files.cut", file.relative()), e);
        }
    }

    private void checkRoom(LabId lab, HomePath file, long bytes) {
        long most = settings.largestUpload().toBytes();
        if (bytes < 0 || bytes > most) {
            throw new Refusal(Message.of("lab.files.too-large", file.relative(), bytes >> 20, most >> 20));
        }
        long taken = rows.find(lab).map(row -> storage.bytes(row).orElse(0)).orElse(0L);
        if (taken + bytes > settings.storageQuota().toBytes() || disk.tooFull().isPresent()) {
            throw refusal("lab.files.no-space", file);
        }
    }

    @Override
    public void delete(UserId actor, LabId lab, String path) {
        HomePath file = HomePath.of(path);
        ContainerId container = container(actor, lab, "files.delete");
        if (file.isHome()) {
            throw refusal("lab.files.outside", file);
        }
        run(container, file, 4_096, LabFileScripts.DELETE, file.parent().absolute(), file.name());
    }

    private ContainerId container(UserId actor, LabId id, String operation) {
        LabRecord lab = rows.find(id).orElseThrow(() -> new Refusal(Message.of("lab.unknown")));
        access.requireFiles(actor, lab, operation);
        if (lab.state() != LabState.READY) {
            throw new Refusal(Message.of("lab.files.not-running"));
        }
        return new ContainerId(Objects.requireNonNull(lab.container()));
    }

    private ExecResult run(ContainerId container, HomePath path, int most, String script, String... arguments) {
        var command = new ArrayList<>(List.of("timeout", "10", "sh", "-c", script, "sh"));
        command.addAll(List.of(arguments));
        ExecResult result;
        try {
            result = runtime.exec(container, command, most, DEADLINE);
        } catch (ContainerRuntimeException e) {
            throw new Refusal(Message.of("lab.files.no-answer"), e);
        }
        switch (result.exitCode()) {
            case 0 -> {
                return result;
            }
            case LabFileScripts.OUTSIDE -> throw refusal("lab.files.outside", path);
            case LabFileScripts.MISSING -> throw refusal("lab.files.missing", path);
            case LabFileScripts.WRONG_KIND -> throw refusal("lab.files.folder", path);
            default -> throw new Refusal(Message.of("lab.files.no-answer"));
        }
    }

    private static Refusal refusal(String key, HomePath path) {
        return new Refusal(Message.of(key, path.relative()));
    }
}
