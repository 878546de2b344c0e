package io.paddock.support;

import io.paddock.base.database.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test with the whole application on a real MariaDB, in demo mode, on a free port.
 *
 * <p>All such tests share one Spring context, so they make people and circles of their own where they change something.
 * Beans replaced by {@code @MockitoBean} and properties of a class's own cost another context: think twice. The clock is
 * a {@link MovableClock} and is set right again after each test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "paddock.demo=true",
            "paddock.lab.images.prepare=python",
            "vaadin.productionMode=true",
            // tests that hand something in work the queue off themselves, or not at all
            "paddock.grading.work=false",
            "spring.jpa.properties.hibernate.generate_statistics=true"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(SupportConfiguration.class)
@TestExecutionListeners(listeners = ClockReset.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface IntegrationTest {}
