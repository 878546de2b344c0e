package io.paddock.notebook.kernel;

import io.paddock.notebook.kernel.KernelLinkException.Kind;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong below into the one exception that the port knows. */
final class Failures {

    private Failures() {}

    static KernelLinkException translate(Throwable failure, @Nullable Response response) {
        if (response != null && response.code() != 101) {
            return status(response.code());
        }
        Kind kind = switch (failure) {
            case ByteBudget.Exceeded _ -> Kind.PROTOCOL;
            case ProtocolException _ -> Kind.PROTOCOL;
            case ConnectException _ -> Kind.UNREACHABLE;
            case NoRouteToHostException _ -> Kind.UNREACHABLE;
            case UnknownHostException _ -> Kind.UNREACHABLE;
            case InterruptedIOException _ -> Kind.TIMEOUT;
            default -> Kind.UNREACHABLE;
        };
        return new KernelLinkException(kind, "the link to a lab failed: " + failure.getMessage(), failure);
    }

    static KernelLinkException status(int status) {
        Kind kind = switch (status) {
            case 404 -> Kind.GONE;
            case 401, 403 -> Kind.REFUSED;
            case 502, 503, 504 -> Kind.UNREACHABLE;
            default -> status >= 500 ? Kind.REFUSED : Kind.PROTOCOL;
        };
        return new KernelLinkException(kind, "the gateway answered with status " + status);
    }
}
