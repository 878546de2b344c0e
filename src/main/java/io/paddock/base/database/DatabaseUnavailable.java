package io.paddock.base.database;

/** The data folder or its database cannot be used; says what to do about it. */
class DatabaseUnavailable extends RuntimeException {

    private final String cure;

    DatabaseUnavailable(String problem, String cure) {
        super(problem);
        this.cure = cure;
    }

    DatabaseUnavailable(String problem, String cure, Throwable cause) {
        super(problem, cause);
        this.cure = cure;
    }

    String cure() {
        return cure;
    }
}
