package io.paddock.lab.container;

import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.paddock.lab.container.ContainerRuntimeException.Category;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls docker-java and translates its failures, once. */
final class DockerCalls {

    /** No toolkit; a driver that does not answer; a device that has gone. */
    private static final List<String> NO_DEVICE = List.of(
            "could not select device driver",
            "nvidia-container-cli",
            "cdi device injection failed",
            "unresolvable cdi devices",
            "unknown device");

    private DockerCalls() {}

    static <T> T call(String what, Callable<T> call) {
        try {
            return call.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContainerRuntimeException(Category.INTERRUPTED, what, e);
        } catch (Exception e) {
            throw translate(what, e);
        }
    }

    static ContainerRuntimeException translate(String what, Throwable failure) {
        if (failure instanceof ContainerRuntimeException known) {
            return known;
        }
        Category category = switch (failure) {
            case NotFoundException _ -> Category.NOT_FOUND;
            case ConflictException _ -> Category.CONFLICT;
            case BadRequestException _ -> Category.INVALID;
            case DockerException e -> ofServerError(e);
            default -> ofTransport(failure);
        };
        return new ContainerRuntimeException(category, what + ": " + failure.getMessage(), failure);
    }

    private static Category ofServerError(DockerException failure) {
        String message = lower(failure.getMessage());
        if (message.contains("no space left on device") || message.contains("disk quota exceeded")) {
            return Category.NO_SPACE;
        }
        if (NO_DEVICE.stream().anyMatch(message::contains)) {
            return Category.NO_DEVICE;
        }
        if (message.contains("is not running") || message.contains("already in progress")) {
            return Category.CONFLICT;
        }
        return Category.ENGINE;
    }

    private static Category ofTransport(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException
                    || cause.getClass().getSimpleName().contains("TimeoutException")) {
                return Category.TIMEOUT;
            }
            if (lower(cause.getMessage()).contains("permission denied")) {
                return Category.FORBIDDEN;
            }
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return Category.UNREACHABLE;
            }
        }
        return Category.ENGINE;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
