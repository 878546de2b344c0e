package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.Notices;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Tells people that a lab is ready for which they had to wait so long that they may have turned away. */
@Component
class LabReadyNotice {

    static final Duration LONG = Duration.ofSeconds(30);

    private final Notices notices;
    private final Clock clock;

    LabReadyNotice(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    void tell(LabRecord lab) {
        if (Duration.between(lab.openedAt(), clock.instant()).compareTo(LONG) >= 0) {
            notices.post(
                    lab.owner(), NoticeKind.LAB_READY, Message.of("lab.notice.ready"), "labs", "lab-ready:" + lab.id());
        }
    }
}
