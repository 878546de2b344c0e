package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.ArrayList;
import java.util.List;

/** A path below a lab's home directory, checked: it names nothing outside, whatever it looks like. */
record HomePath(List<String> parts) {

    static final String HOME = "/home/student";

    private static final int LONGEST = 1_000;

    HomePath {
        parts = List.copyOf(parts);
    }

    /** The empty path is the home directory itself. */
    static HomePath of(String path) {
        if (path.length() > LONGEST || path.startsWith("/") || path.indexOf('\\') >= 0) {
            throw outside(path);
        }
        var parts = new ArrayList<String>();
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..") || part.length() > 255 || part.chars().anyMatch(Character::isISOControl)) {
                throw outside(path);
            }
            parts.add(part);
        }
        return new HomePath(parts);
    }

    boolean isHome() {
        return parts.isEmpty();
    }

    String absolute() {
        return isHome() ? HOME : HOME + "/" + relative();
    }

    String relative() {
        return String.join("/", parts);
    }

    String name() {
        return parts.getLast();
    }

    HomePath parent() {
        return new HomePath(parts.subList(0, parts.size() - 1));
    }

    private static Refusal outside(String path) {
        String shown = path.length() > 80 ? path.substring(0, 80) + "…" : path;
        return new Refusal(Message.of("lab.files.outside", shown.replaceAll("\\p{Cntrl}", "?")));
    }
}
