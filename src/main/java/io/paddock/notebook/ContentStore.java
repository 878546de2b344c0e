package io.paddock.notebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Bytes by their SHA-256, compressed; the same content is kept once. */
@Component
class ContentStore {

    private static final int PART = 1024 * 1024;

    private final JdbcTemplate jdbc;

    ContentStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Keeps content, in the transaction that is under way. */
    String put(byte[] content) {
        String hash = hash(content);
        byte[] packed = pack(content);
        List<Object[]> parts = new ArrayList<>();
        for (int part = 0; part == 0 || part * PART < packed.length; part++) {
            int end = Math.min(packed.length, (part + 1) * PART);
            parts.add(new Object[] {hash, part, java.util.Arrays.copyOfRange(packed, part * PART, end)});
        }
        jdbc.batchUpdate("insert ignore into notebook_content (hash, part, bytes) values (?, ?, ?)", parts);
        return hash;
    }

    /** Keeps what is not there yet of contents by their hashes, in the transaction that is under way. */
    void putMissing(Map<String, byte[]> contents) {
        if (contents.isEmpty()) {
            return;
        }
        Map<String, byte[]> missing = new LinkedHashMap<>(contents);
        jdbc.query(
                "select hash from notebook_content where part = 0 and hash in (" + places(contents.size()) + ")",
                row -> {
                    missing.remove(row.getString(1));
                },
                contents.keySet().toArray());
        missing.values().forEach(this::put);
    }

    byte[] get(String hash) {
        byte[] content = get(List.of(hash)).get(hash);
        if (content == null) {
            throw new NoSuchElementException("no content " + hash);
        }
        return content;
    }

    /** Several contents by their hashes, in one query; those that are not there are left out. */
    Map<String, byte[]> get(Collection<String> hashes) {
        Map<String, ByteArrayOutputStream> packed = new HashMap<>();
        if (!hashes.isEmpty()) {
            jdbc.query(
                    "select hash, bytes from notebook_content where hash in (" + places(hashes.size())
                            + ") order by hash, part",
                    row -> {
                        packed.computeIfAbsent(row.getString(1), hash -> new ByteArrayOutputStream())
                                .writeBytes(row.getBytes(2));
                    },
                    hashes.toArray());
        }
        Map<String, byte[]> contents = new HashMap<>();
        packed.forEach((hash, bytes) -> contents.put(hash, unpack(bytes.toByteArray())));
        return contents;
    }

    private static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("broken content in the database", broken);
        }
    }
}
