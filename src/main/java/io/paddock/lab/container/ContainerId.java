package io.paddock.lab.container;

/** The engine's identifier of a container. */
public record ContainerId(String value) {

    @Override
    public String toString() {
        return value.length() > 12 ? value.substring(0, 12) : value;
    }
}
