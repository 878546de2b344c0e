package io.paddock.lab;

/** What is done with files inside a lab, with the student's own rights; each script takes a path first and exits with one of these codes. */
final class LabFileScripts {

    private LabFileScripts() {}

    static final int OUTSIDE = 3;
    static final int MISSING = 4;
    static final int WRONG_KIND = 5;

    /** Prints where a path leads, if that is in the home directory. */
    private static final String RESOLVE = """
            real=$(readlink -f -- "$1") || exit 4
            case "$real/" in /home/student/*) ;; *) exit 3 ;; esac
            """;

    static final String LIST = RESOLVE + """
            [ -d "$real" ] || exit 4
            cd -- "$real" || exit 4
            find . -maxdepth 1 -mindepth 1 -printf '%Y\\t%s\\t%T@\\t%f\\0' | head -z -n 1000
            """;

    static final String LOCATE = RESOLVE + """
            [ -e "$real" ] || exit 4
            [ -f "$real" ] || exit 5
            printf %s "$real"
            """;

    /** The folder of a new file; the file itself may be a link, which is replaced and not followed. */
    static final String MAKE_ROOM = """
            real=$(readlink -m -- "$1")
            case "$real/" in /home/student/*) ;; *) exit 3 ;; esac
            mkdir -p -- "$real" || exit 4
            [ -d "$real/$2" ] && [ ! -L "$real/$2" ] && exit 5
            printf %s "$real"
            """;

    static final String KEEP = RESOLVE + """
            cd -- "$real" && mv -fT -- "./$2" "./$3"
            """;

    static final String DROP = RESOLVE + """
            cd -- "$real" && rm -f -- "./$2"
            """;

    static final String DELETE = RESOLVE + """
            cd -- "$real" || exit 4
            [ -e "$2" ] || [ -L "$2" ] || exit 4
            rm -rf -- "./$2"
            """;
}
