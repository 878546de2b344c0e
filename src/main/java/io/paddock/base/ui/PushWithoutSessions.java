package io.paddock.base.ui;

import com.vaadin.flow.spring.SpringServlet;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/**
 * Forbids the push channel to make sessions. The last words of a page that is left may come after its session is over: a new session for them would
 * take the place of the one in which somebody is just signing in.
 */
@Component
class PushWithoutSessions implements BeanPostProcessor {

    /** Atmosphere's {@code ApplicationConfig.PROPERTY_SESSION_CREATE}; it is read from the servlet only. */
    private static final String CREATE = "org.atmosphere.cpr.sessionCreate";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof ServletRegistrationBean<?> registration
                && registration.getServlet() instanceof SpringServlet) {
            registration.addInitParameter(CREATE, "false");
        }
        return bean;
    }
}
