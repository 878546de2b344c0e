package io.paddock.course.zip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.NameSource;

/**
 * The names of a zip's files. A zip need not say in which encoding they are; those of Chinese Windows are GBK, those of
 * most others UTF-8, and one zip has one encoding.
 */
final class NameDecoding {

    private static final Charset CHINESE = Charset.forName("GB18030");

    private final Charset undeclared;

    private NameDecoding(Charset undeclared) {
        this.undeclared = undeclared;
    }

    static NameDecoding of(List<ZipArchiveEntry> entries) {
        var utf8 = entries.stream()
                .filter(entry -> entry.getNameSource() == NameSource.NAME)
                .allMatch(entry ->
                        decode(entry.getRawName(), StandardCharsets.UTF_8).isPresent());
        return new NameDecoding(utf8 ? StandardCharsets.UTF_8 : CHINESE);
    }

    /** The name; empty where it is in none of the encodings. */
    Optional<String> name(ZipArchiveEntry entry) {
        return switch (entry.getNameSource()) {
            case UNICODE_EXTRA_FIELD -> Optional.of(entry.getName());
            case NAME_WITH_EFS_FLAG -> decode(entry.getRawName(), StandardCharsets.UTF_8);
            case NAME -> decode(entry.getRawName(), undeclared);
        };
    }

    private static Optional<String> decode(byte[] raw, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw))
                    .toString());
        } catch (CharacterCodingException notInIt) {
            return Optional.empty();
        }
    }
}
