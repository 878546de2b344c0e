package io.paddock.notebook;

import io.paddock.account.AccessDenied;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.lab.LabOpening;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabService;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a notebook's lab, again and again while an earlier one is on its way out: what waits for a kernel waits on and starts by itself. Lives in the
 * notebook's turns; what waits runs beside them.
 */
final class LabAsking {

    private static final Logger log = LoggerFactory.getLogger(LabAsking.class);

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int MOST_ASKS = 120;

    private final LabService labs;
    private final Supplier<LabRequest> request;
    private final LiveThreads threads;
    private boolean underWay;
    private int asks;

    LabAsking(LabService labs, Supplier<LabRequest> request, LiveThreads threads) {
        this.labs = labs;
        this.request = request;
        this.threads = threads;
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** Whether the end of an earlier lab is waited for. */
    boolean isWaitingForEnd() {
        return underWay && asks > 1;
    }

    /**
     * Asks, in the background.
     *
     * @param patient whether it is worth while to ask again; looked at in a turn
     * @param answered gets the last answer, in a turn
     * @param waits told in a turn that it is being asked again
     */
    void ask(UserId actor, boolean ahead, BooleanSupplier patient, Runnable waits, Consumer<LabOpening> answered) {
        underWay = true;
        asks = 0;
        askOnce(actor, ahead, patient, waits, answered);
    }

    private void askOnce(
            UserId actor, boolean ahead, BooleanSupplier patient, Runnable waits, Consumer<LabOpening> answered) {
        asks++;
        threads.background().execute(() -> {
            var answer = open(actor, ahead);
            threads.turns().execute(() -> {
                if (answer instanceof LabOpening.Later && patient.getAsBoolean() && asks < MOST_ASKS) {
                    threads.timer().after(AGAIN_AFTER, () -> {
                        askOnce(actor, false, patient, waits, answered);
                        waits.run();
                    });
                } else {
                    underWay = false;
                    answered.accept(answer);
                }
            });
        });
    }

    /** Asks a lab that runs for what it lacks, in the background; nobody waits for it. */
    void renew(UserId actor) {
        threads.background().execute(() -> {
            if (!(open(actor, true) instanceof LabOpening.Opened)) {
                log.info("A running lab was not given the files of its notebook's new version");
            }
        });
    }

    private LabOpening open(UserId actor, boolean ahead) {
        try {
            return labs.open(actor, request.get(), ahead);
        } catch (Refusal refusal) {
            return new LabOpening.Refused(List.of(refusal.reason()));
        } catch (AccessDenied denied) {
            return new LabOpening.Refused(List.of(Message.of("notebook.live.lab.not-yours")));
        } catch (RuntimeException failure) {
            log.error("A lab could not be asked for", failure);
            return new LabOpening.Refused(List.of(Message.of("notebook.live.lab.failed")));
        }
    }
}
