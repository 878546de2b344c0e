package io.paddock.base.ui;

import java.security.SecureRandom;
import java.util.Locale;

/** Short references that a person can read out and an operator finds in the log. */
final class References {

    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    static String next() {
        return "P-" + Long.toString(RANDOM.nextLong(1L << 35), 32).toUpperCase(Locale.ROOT);
    }
}
