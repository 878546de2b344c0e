package io.paddock.base.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * What the frontend's build wrote, below {@code /ui/}: files whose names carry a hash of what is in them never change; of the
 * others a browser asks each time whether they have, so that no page runs with parts of two versions.
 */
@Configuration(proxyBeanMethods = false)
class FrontendFiles {

    private static final String FOLDER = "classpath:/META-INF/resources/ui/";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl ASK_EACH_TIME = CacheControl.noCache().cachePublic();
    /** Before Vaadin, which answers for everything that nobody else wants. */
    private static final int EARLY = 1;

    private final Map<Stamp, String> tags = new ConcurrentHashMap<>();

    private record Stamp(String file, long changed) {}

    @Bean
    SimpleUrlHandlerMapping frontendFileMapping(
            ResourceHttpRequestHandler frontendChunks,
            ResourceHttpRequestHandler frontendAssets,
            ResourceHttpRequestHandler frontendOthers) {
        var mapping = new SimpleUrlHandlerMapping(
                Map.of(
                        "/ui/notebook/chunks/**", frontendChunks,
                        "/ui/notebook/assets/**", frontendAssets,
                        "/ui/**", frontendOthers),
                EARLY);
        return mapping;
    }

    @Bean
    ResourceHttpRequestHandler frontendChunks() {
        return files("notebook/chunks/", FOR_EVER);
    }

    @Bean
    ResourceHttpRequestHandler frontendAssets() {
        return files("notebook/assets/", FOR_EVER);
    }

    @Bean
    ResourceHttpRequestHandler frontendOthers() {
        return files("", ASK_EACH_TIME);
    }

    private ResourceHttpRequestHandler files(String folder, CacheControl caching) {
        var handler = new ResourceHttpRequestHandler();
        handler.setLocationValues(List.of(FOLDER + folder));
        handler.setCacheControl(caching);
        handler.setEtagGenerator(this::tag);
        // files of a reproducible build carry the same date whatever is in them
        handler.setUseLastModified(false);
        return handler;
    }

    private String tag(Resource file) {
        try {
            return tags.computeIfAbsent(new Stamp(file.getURL().toString(), file.lastModified()), stamp -> hash(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A weak tag: Tomcat sends files compressed and plain under the same one. */
    private static String hash(Resource file) {
        try (var content = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return "W/\"" + HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 12) + "\"";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
