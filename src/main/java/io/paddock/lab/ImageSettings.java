package io.paddock.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where lab images come from; see {@code lab-images/README.md}.
 *
 * @param folder with one folder an image
 * @param prepare what is prepared when the application starts, in this order; others when a lab needs them
 * @param baseImage an image of Debian 12 that the engine has; null to look for one
 * @param aptMirror null for what the base image says
 * @param pipIndexUrl null for the public one
 * @param caBundle a file with the certificates that this machine trusts; null for none of its own
 * @param buildWithin how long one build may take
 */
@ConfigurationProperties("paddock.lab.images")
record ImageSettings(
        @DefaultValue("lab-images") Path folder,
        @DefaultValue("python") List<String> prepare,
        @Nullable String baseImage,
        @Nullable String aptMirror,
        @Nullable String pipIndexUrl,
        @Nullable Path caBundle,
        @DefaultValue("60m") Duration buildWithin) {

    ImageSettings {
        prepare = List.copyOf(prepare);
        baseImage = orNull(baseImage);
        aptMirror = orNull(aptMirror);
        pipIndexUrl = orNull(pipIndexUrl);
        caBundle = caBundle == null || caBundle.toString().isBlank() ? null : caBundle;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
