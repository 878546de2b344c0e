package io.paddock.lab;

import java.net.URI;

/**
 * Where a lab's Jupyter Kernel Gateway answers, and the token that it asks for.
 *
 * <p>The token never reaches a browser, a log or a URL.
 */
public record GatewayAddress(URI base, String token) {

    @Override
    public String toString() {
        return "GatewayAddress[base=" + base + ", token=hidden]";
    }
}
