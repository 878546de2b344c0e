package io.paddock.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An {@link IntegrationTest} in a real browser: test methods take {@link Visitors}.
 *
 * <p>Pages need Vaadin's bundle in {@code target/classes}: {@code mvn verify} makes it, and so does
 * {@code mvn vaadin:build-frontend} once after a clean.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {}
