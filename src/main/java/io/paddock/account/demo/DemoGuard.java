package io.paddock.account.demo;

import java.net.InetAddress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Stops the start where demo passwords would be in reach of other machines. */
@Component
@ConditionalOnBooleanProperty("paddock.demo")
class DemoGuard {

    DemoGuard(ServerProperties server) {
        var address = server.getAddress();
        if (!isLoopback(address)) {
            throw new DemoInReach(address == null ? "every address of this machine" : address.getHostAddress());
        }
    }

    private static boolean isLoopback(@org.jspecify.annotations.Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}
