package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.lab.LabOpening;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabService;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of a lab that was started ahead of need that somebody needs it now: until then it costs nothing and gives way to others. Lives in the notebook's
 * turns; what waits runs beside them.
 */
final class LabClaim {

    private static final Logger log = LoggerFactory.getLogger(LabClaim.class);

    private final LabService labs;
    private final Supplier<LabRequest> request;
    private final LiveThreads threads;
    /** Nobody has said yet that the lab is needed. */
    private boolean ahead;

    private boolean underWay;

    LabClaim(LabService labs, Supplier<LabRequest> request, LiveThreads threads) {
        this.labs = labs;
        this.request = request;
        this.threads = threads;
    }

    /** A lab is there that was asked for so. */
    void opened(boolean aheadOfNeed) {
        ahead = aheadOfNeed;
    }

    boolean isUnderWay() {
        return underWay;
    }

    /**
     * Claims a lab that nobody has claimed yet.
     *
     * @param answered gets the answer in a turn, empty where there was none: the lab then stays as it is, and the next claim says it again
     */
    void claim(UserId actor, Consumer<Optional<LabOpening>> answered) {
        if (!ahead || underWay) {
            return;
        }
        underWay = true;
        threads.background().execute(() -> {
            var answer = open(actor);
            threads.turns().execute(() -> {
                underWay = false;
                ahead = answer.filter(LabOpening.Opened.class::isInstance).isEmpty();
                answered.accept(answer);
            });
        });
    }

    private Optional<LabOpening> open(UserId actor) {
        try {
            return Optional.of(labs.open(actor, request.get(), false));
        } catch (RuntimeException failure) {
            log.error("A lab that is in use stays free of charge for now", failure);
            return Optional.empty();
        }
    }
}
