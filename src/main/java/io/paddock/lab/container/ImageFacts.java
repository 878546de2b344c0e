package io.paddock.lab.container;

import java.util.Map;

/** An image that the engine has. */
public record ImageFacts(String digest, Map<String, String> labels, long bytes) {

    public ImageFacts {
        labels = Map.copyOf(labels);
    }
}
