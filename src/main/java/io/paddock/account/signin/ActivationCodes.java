package io.paddock.account.signin;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** Codes that are read from paper and typed: no signs that look alike, 58 bits. */
final class ActivationCodes {

    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUPS = 3;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ActivationCodes() {}

    /** A new one, as it is printed: {@code ABCD-EFGH-JKMN}. */
    static String next() {
        var code = new StringBuilder();
        for (var sign = 0; sign < GROUPS * GROUP; sign++) {
            if (sign > 0 && sign % GROUP == 0) {
                code.append('-');
            }
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** As it is printed, however it was typed: small letters, wide letters, spaces for hyphens or nothing. */
    static String normal(String typed) {
        var signs =
                Normalizer.normalize(typed, Form.NFKC).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return signs.length() == GROUPS * GROUP ? signs.replaceAll("(.{4})(?=.)", "$1-") : "";
    }
}
