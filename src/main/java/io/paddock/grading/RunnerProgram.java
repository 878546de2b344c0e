package io.paddock.grading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The program that runs notebooks inside sealed runs, as one file; it travels with each run, so any image will do. */
@Component
class RunnerProgram {

    static final String FILE = "runner.pyz";

    private static final String FOLDER = "io/paddock/grading/runner/";
    private static final List<String> MODULES =
            List.of("__init__", "__main__", "grading", "kernel", "process", "twins");
    private static final String START = "import runpy\nrunpy.run_module('paddock_runner', run_name='__main__')\n";

    private final byte[] archive = pack();

    byte[] archive() {
        return archive.clone();
    }

    private static byte[] pack() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.DEFLATED);
            add(zip, "__main__.py", START.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (var module : MODULES) {
                var name = "paddock_runner/" + module + ".py";
                add(zip, name, new ClassPathResource(FOLDER + name).getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
