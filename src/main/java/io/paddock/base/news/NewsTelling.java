package io.paddock.base.news;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.stereotype.Component;

/** Tells {@link News} to all its listeners; other events as ever, where a listener that fails ends the telling and what is being done. */
@Component(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
class NewsTelling extends SimpleApplicationEventMulticaster {

    private static final Logger LOG = LoggerFactory.getLogger(NewsTelling.class);

    @Override
    protected void invokeListener(ApplicationListener<?> listener, ApplicationEvent event) {
        if (event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof News news) {
            try {
                super.invokeListener(listener, event);
            } catch (RuntimeException e) {
                LOG.error("A listener failed on {}", news, e);
            }
        } else {
            super.invokeListener(listener, event);
        }
    }
}
