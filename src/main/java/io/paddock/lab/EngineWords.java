package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.lab.container.ContainerRuntimeException;

/** What an engine's failure means to a person. */
final class EngineWords {

    private EngineWords() {}

    static Message of(ContainerRuntimeException failure) {
        return Message.of(
                switch (failure.category()) {
                    case UNREACHABLE -> "lab.engine.unreachable";
                    case FORBIDDEN -> "lab.engine.forbidden";
                    case NO_DEVICE -> "lab.engine.no-device";
                    case NO_SPACE -> "lab.engine.no-space";
                    case TIMEOUT -> "lab.engine.timeout";
                    default -> "lab.engine.failed";
                });
    }
}
