package io.paddock.account;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A number under which an institution knows a student: wide digits and small letters are the same as the usual ones,
 * zeros in front belong to it.
 *
 * @throws Refusal where it is none
 */
public record StudentNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9._-]{1,31}");

    public StudentNumber {
        value = normal(value);
        if (!FORM.matcher(value).matches()) {
            throw new Refusal(Message.of("account.refused.number"));
        }
    }

    /** Whether {@code typed} is one. */
    public static boolean fits(String typed) {
        return FORM.matcher(normal(typed)).matches();
    }

    private static String normal(String typed) {
        return Normalizer.normalize(typed, Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
