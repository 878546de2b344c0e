package io.paddock.classroom;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The files that works are made from, by their hash: a lesson's file changes, and its earlier content is needed to merge. */
@Component
class LessonSources {

    private final JdbcTemplate jdbc;

    LessonSources(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Keeps a file; its hash. */
    String keep(byte[] file) {
        var hash = hash(file);
        jdbc.update("insert ignore into lesson_source (hash, bytes) values (?, ?)", hash, file);
        return hash;
    }

    Optional<byte[]> find(String hash) {
        return jdbc
                .query("select bytes from lesson_source where hash = ?", (row, number) -> row.getBytes(1), hash)
                .stream()
                .findFirst();
    }
}
