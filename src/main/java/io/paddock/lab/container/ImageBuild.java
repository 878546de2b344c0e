package io.paddock.lab.container;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An image to be built.
 *
 * @param context opens the tar stream of the build context
 * @param dockerfile its path in the context
 */
public record ImageBuild(
        String name,
        Supplier<InputStream> context,
        String dockerfile,
        Map<String, String> arguments,
        Map<String, String> labels) {

    public ImageBuild {
        arguments = Map.copyOf(arguments);
        labels = Map.copyOf(labels);
    }
}
