package io.paddock.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** One Chromium for all tests of a JVM, visitors of its own for each test, pictures of what failed. */
class BrowserExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Visitors.class, type -> new Visitors(chromium(context), address(context)));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var visitors = context.getStore(NAMESPACE).get(Visitors.class, Visitors.class);
        if (visitors != null && context.getExecutionException().isPresent()) {
            visitors.picture(SCREENSHOTS.resolve(context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName()));
        }
    }

    private static String address(ExtensionContext context) {
        var environment = SpringExtension.getApplicationContext(context).getEnvironment();
        if (BrowserExtension.class.getResource("/META-INF/VAADIN/webapp/index.html") == null) {
            throw new IllegalStateException(
                    "no bundle of Vaadin in target/classes: run mvn vaadin:build-frontend once");
        }
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }

    private static Browser chromium(ExtensionContext context) {
        // closed by JUnit at the very end; machines that build are slow at times; a deadline, not an expectation of
        // speed
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Chromium.class, type -> new Chromium(), Chromium.class)
                .browser();
    }
}
