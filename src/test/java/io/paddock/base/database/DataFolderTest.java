package io.paddock.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void makesTheFolder() throws IOException {
        try (var folder = DataFolder.take(parent.resolve("a/b"))) {
            assertThat(folder.path()).isDirectory();
        }
    }

    @Test
    void refusesASecondApplication() throws IOException {
        try (var first = DataFolder.take(parent)) {
            assertThatThrownBy(() -> DataFolder.take(first.path()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("in use by another Paddock (process "
                            + ProcessHandle.current().pid() + ")");
        }
        DataFolder.take(parent).close();
    }

    @Test
    void takesAFolderWhoseOwnerWasKilled() throws IOException {
        Files.writeString(parent.resolve("paddock.lock"), "4194304");

        DataFolder.take(parent).close();
    }

    @Test
    void saysThatAFolderCannotBeWritten() throws IOException {
        Files.writeString(parent.resolve("file"), "not a folder");

        assertThatThrownBy(() -> DataFolder.take(parent.resolve("file/data")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("cannot be used");
    }
}
