package io.paddock.support;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was going on when a browser test failed: what its tabs waited for, and all threads, the virtual ones too. */
final class FailureNotes {

    private FailureNotes() {}

    static void write(Path withoutEnding, List<String> notes) {
        try {
            Files.createDirectories(withoutEnding.getParent());
            Files.writeString(
                    withoutEnding.resolveSibling(withoutEnding.getFileName() + ".txt"), String.join("\n", notes));
            var threads = withoutEnding
                    .resolveSibling(withoutEnding.getFileName() + ".threads.txt")
                    .toAbsolutePath();
            Files.deleteIfExists(threads);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(threads.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
