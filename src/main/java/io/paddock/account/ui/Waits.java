package io.paddock.account.ui;

import io.paddock.base.language.Message;

/** Tells how long to wait: seconds below a minute and a half, minutes above. */
final class Waits {

    private static final long SECONDS_UP_TO = 90;

    private Waits() {}

    static Message words(long seconds) {
        return seconds <= SECONDS_UP_TO
                ? Message.of("account.wait.seconds", seconds)
                : Message.of("account.wait.minutes", (seconds + 59) / 60);
    }
}
