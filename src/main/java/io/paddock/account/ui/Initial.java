package io.paddock.account.ui;

/** The one character that stands for a person: the first Chinese one of the name, else the first letter. */
final class Initial {

    private Initial() {}

    static String of(String displayName) {
        var codePoint = displayName
                .codePoints()
                .filter(Character::isIdeographic)
                .findFirst()
                .orElseGet(() -> displayName
                        .codePoints()
                        .filter(Character::isLetterOrDigit)
                        .findFirst()
                        .orElse('?'));
        return Character.toString(Character.toUpperCase(codePoint));
    }
}
