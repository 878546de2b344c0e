package io.paddock.notebook;

import io.paddock.base.language.Words;
import java.text.NumberFormat;
import java.util.Locale;

/** The line that stands where output was cut, in somebody's language. */
interface CutWords {

    String lines(long lines, long chars);

    String outputs(long outputs, long bytes);

    static CutWords in(Words words, Locale locale) {
        return new CutWords() {
            @Override
            public String lines(long lines, long chars) {
                return words.say(locale, "notebook.document.cut.lines", number(lines), mebibytes(chars)) + "\n";
            }

            @Override
            public String outputs(long outputs, long bytes) {
                return words.say(locale, "notebook.document.cut.outputs", number(outputs), mebibytes(bytes)) + "\n";
            }

            private String number(long value) {
                return NumberFormat.getIntegerInstance(locale).format(value);
            }

            private String mebibytes(long bytes) {
                NumberFormat format = NumberFormat.getNumberInstance(locale);
                format.setMaximumFractionDigits(1);
                return format.format(bytes / 1024.0 / 1024.0);
            }
        };
    }
}
