package io.paddock.course.content;

import io.paddock.base.language.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of the content folder: UTF-8 only, up to a size, never out of the folder. */
class TextFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path root;

    TextFile(Path root) {
        this.root = root;
    }

    /** The file's name as authors know it: relative to the content folder, with slashes. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** The file's text, without a byte order mark. */
    String read(Path file, long mostBytes) throws BrokenFile {
        var bytes = bytes(file, mostBytes);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new BrokenFile(name(file), lineAt(bytes, in.position()), Message.of("course.problem.encoding"));
        }
        var text = out.flip().toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Checks that the file is there, is a plain file inside the content folder and not too large. */
    void check(Path file, long mostBytes) throws BrokenFile {
        if (!Files.isRegularFile(file)) {
            throw new BrokenFile(name(file), 0, Message.of("course.problem.file-missing"));
        }
        try {
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                throw new BrokenFile(name(file), 0, Message.of("course.problem.link-outside"));
            }
            if (Files.size(file) > mostBytes) {
                throw new BrokenFile(
                        name(file),
                        0,
                        Message.of("course.problem.too-large", Files.size(file) / 1024, mostBytes / 1024));
            }
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private byte[] bytes(Path file, long mostBytes) throws BrokenFile {
        check(file, mostBytes);
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Math.toIntExact(mostBytes));
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private BrokenFile unreadable(Path file, IOException cause) {
        var broken = new BrokenFile(
                name(file), 0, Message.of("course.problem.unreadable", String.valueOf(cause.getMessage())));
        broken.initCause(cause);
        return broken;
    }

    private static int lineAt(byte[] bytes, int position) {
        var line = 1;
        for (var i = 0; i < position && i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
