package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Says, on the lab and by a notice, when a lab's allowance is about to end. */
@Component
class MeterWarnings {

    private static final int SOON = 15;
    private static final int VERY_SOON = 5;
    /** A longer look ahead than the warning's, so that a grant of the last minute counts. */
    private static final int NEAR = 20;

    private final Notices notices;

    MeterWarnings(Notices notices) {
        this.notices = notices;
    }

    /** Whether the figure must be looked up again every minute. */
    boolean near(MeteredLab lab) {
        return lab.standing().minutes() <= NEAR;
    }

    Optional<Message> stage(MeteredLab lab) {
        return threshold(lab).stream()
                .mapToObj(minutes -> Message.of("lab.stage.allowance-soon", minutes))
                .findFirst();
    }

    /** Once for each of the two times, also where a minute was passed over or the lab began with less. */
    void tell(MeteredLab lab) {
        threshold(lab)
                .ifPresent(threshold -> notices.post(
                        lab.lab().owner(),
                        NoticeKind.ALLOWANCE_LOW,
                        Message.of("lab.notice.allowance-low", lab.standing().minutes()),
                        "allowance",
                        "allowance-low:" + lab.lab().id() + ":" + threshold));
    }

    private static OptionalInt threshold(MeteredLab lab) {
        int minutes = lab.standing().minutes();
        return minutes <= VERY_SOON
                ? OptionalInt.of(VERY_SOON)
                : minutes <= SOON ? OptionalInt.of(SOON) : OptionalInt.empty();
    }
}
