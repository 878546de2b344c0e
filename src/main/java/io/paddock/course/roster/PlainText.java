package io.paddock.course.roster;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text whose encoding nobody has written down: a mark at its beginning tells, else what is UTF-8 throughout is UTF-8,
 * and what is not is GB18030, in which Chinese spreadsheets save.
 *
 * @param encoding its name
 */
record PlainText(String text, String encoding) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** @throws Refusal where it is none of them */
    static PlainText of(byte[] bytes) {
        return marked(bytes)
                .or(() -> decoded(bytes, 0, StandardCharsets.UTF_8))
                .or(() -> decoded(bytes, 0, GB18030))
                .filter(read -> read.text().indexOf('\0') < 0)
                .orElseThrow(() -> new Refusal(Message.of("roster.refused.encoding")));
    }

    private static Optional<PlainText> marked(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (var index = 0; index < mark.length; index++) {
            if (bytes.length <= index || Byte.toUnsignedInt(bytes[index]) != mark[index]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<PlainText> decoded(byte[] bytes, int from, Charset charset) {
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return Optional.of(new PlainText(text, charset.name()));
        } catch (CharacterCodingException notInThis) {
            return Optional.empty();
        }
    }
}
