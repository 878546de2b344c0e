package io.paddock.notice;

import java.util.Locale;

/** The names of kinds, as keys. */
public final class NoticeWords {

    private NoticeWords() {}

    public static String title(NoticeKind kind) {
        return "notice.kind." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
