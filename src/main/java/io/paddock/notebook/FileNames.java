package io.paddock.notebook;

/** Titles as file names that every system takes. */
final class FileNames {

    private static final int LONGEST = 100;

    private FileNames() {}

    /** Without an ending; letters of every script stay. */
    static String of(String title) {
        String plain = title.replaceAll("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]+", " ")
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("^[.\\s]+|[.\\s]+$", "");
        int end = plain.offsetByCodePoints(0, Math.min(LONGEST, plain.codePointCount(0, plain.length())));
        String name = plain.substring(0, end).strip();
        return name.isEmpty() ? "notebook" : name;
    }
}
