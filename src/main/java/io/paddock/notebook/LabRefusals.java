package io.paddock.notebook;

import io.paddock.base.language.Message;
import io.paddock.lab.LabOpening;

/** Says in one message why there is no lab. */
final class LabRefusals {

    private LabRefusals() {}

    static Message words(LabOpening.Refused refused) {
        return refused.reasons().stream()
                .reduce((one, other) -> Message.of("notebook.live.lab.and", one, other))
                .map(reasons -> Message.of("notebook.live.lab.refused", reasons))
                .orElse(Message.of("notebook.live.lab.failed"));
    }
}
