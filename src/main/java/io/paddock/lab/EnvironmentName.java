package io.paddock.lab;

/** The name of an environment, which is the name of a folder below {@code lab-images/}: lower case, digits, hyphens. */
public record EnvironmentName(String value) {

    public EnvironmentName {
        if (!value.matches("[a-z][a-z0-9-]{0,38}")) {
            throw new IllegalArgumentException("not an environment name: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
