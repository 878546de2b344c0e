package io.paddock.account;

/** What somebody typed into a filter, for a {@code like … escape '!'}. */
final class SearchPattern {

    private SearchPattern() {}

    static String containing(String typed) {
        return "%" + typed.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
