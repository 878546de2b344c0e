package io.paddock.notebook;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of the module that are no components of their own. */
@Configuration(proxyBeanMethods = false)
class NotebookConfiguration {

    private static final long SEGMENT_BYTES = 64L * 1024 * 1024;

    @Bean(destroyMethod = "close")
    FileNotebookJournal notebookJournal(@Value("${paddock.data:data}") Path data, Clock clock) {
        return FileNotebookJournal.open(data.resolve("journal"), SEGMENT_BYTES, clock);
    }
}
