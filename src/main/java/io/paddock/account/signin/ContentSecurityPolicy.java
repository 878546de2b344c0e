package io.paddock.account.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a page may load and run.
 *
 * <p>Why pages need {@code 'unsafe-inline'} and {@code 'unsafe-eval'} for scripts is written in
 * docs/decisions/0010-what-browsers-may-run.md.
 */
final class ContentSecurityPolicy implements HeaderWriter {

    private static final String HEADER = "Content-Security-Policy";
    /** Active output of notebooks: scripts run in an origin of their own and reach nothing but what is inside them. */
    private static final String FRAME = "/ui/notebook/frame.html";

    private static final String PAGES = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "frame-ancestors 'self'",
            "form-action 'self'",
            "base-uri 'self'",
            "object-src 'none'");

    private static final String SANDBOX = String.join(
            "; ",
            "sandbox allow-scripts",
            "default-src 'none'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src data: blob:",
            "media-src data: blob:",
            "font-src data:",
            "connect-src 'none'",
            "frame-ancestors 'self'",
            "form-action 'none'",
            "base-uri 'none'");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            response.setHeader(HEADER, path.equals(FRAME) ? SANDBOX : PAGES);
        }
    }
}
