package io.paddock.account.signin;

import io.paddock.account.DemoSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the link that makes the first administrator, at each start until there is one. */
@Component
class FirstAdminInvitation {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdminInvitation.class);

    private final FirstAdmin firstAdmin;
    private final DemoSettings settings;

    FirstAdminInvitation(FirstAdmin firstAdmin, DemoSettings settings) {
        this.firstAdmin = firstAdmin;
        this.settings = settings;
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        if (settings.demo()
                || !(ready.getApplicationContext() instanceof WebServerApplicationContext web)
                || web.getWebServer() == null) {
            return;
        }
        var port = web.getWebServer().getPort();
        firstAdmin
                .invite()
                .ifPresent(secret -> LOG.warn(
                        "Nobody administers this Paddock yet. Within 24 hours, make the first administrator at"
                                + " http://localhost:{}/first-admin/{}",
                        port,
                        secret));
    }
}
