package io.paddock.base.language;

import java.util.Locale;

/** The languages that Paddock speaks. */
public enum Language {
    /** British, in dates as in words. */
    ENGLISH("en", Locale.UK, "English"),
    CHINESE("zh-CN", Locale.SIMPLIFIED_CHINESE, "简体中文");

    private final String tag;
    private final Locale locale;
    private final String ownName;

    Language(String tag, Locale locale, String ownName) {
        this.tag = tag;
        this.locale = locale;
        this.ownName = ownName;
    }

    public Locale locale() {
        return locale;
    }

    /** The language's name in itself, for a choice of languages. */
    public String ownName() {
        return ownName;
    }

    /** The BCP 47 tag that is stored and sent to browsers: {@code en} or {@code zh-CN}. */
    public String tag() {
        return tag;
    }

    /** Chinese for every Chinese locale, English for everything else. */
    public static Language of(Locale wanted) {
        return wanted.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }
}
