package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.lab.GatewayAddress;
import io.paddock.lab.Lab;
import io.paddock.lab.LabOpening;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.notebook.kernel.KernelClient;
import io.paddock.notebook.kernel.KernelId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way from a notebook to a kernel: asks for a lab, follows it until its gateway answers, starts a kernel in it.
 *
 * <p>Lives in the notebook's turns; calls that wait run beside them.
 */
final class LabAttachment implements KernelStart.Owner {

    /** Who is told; every method is called in a turn of the notebook. */
    interface Owner {

        /** State, stage, progress or place changed. */
        void labChanged();

        void kernelStarted(Lab lab, GatewayAddress address, KernelId kernel);

        /** The lab of a kernel that was adopted answers again. */
        void labReady(Lab lab);

        /** There will be no kernel: why, in words. What waits for it is cancelled. */
        void refused(Message why);

        /** The lab that is there may not be used: why, in words. */
        void notPaid(Message why);

        /** The lab that is there counts from now on: what was held back may begin. */
        void usable();

        /** The lab that there was has ended. */
        void labEnded(Message why);

        /** The same, and another one is on its way by itself: what has not begun waits for it. */
        void labGaveWay(Message why);

        /** Whether anything waits for a kernel. */
        boolean anythingWaits();
    }

    private final LabService labs;
    private final Supplier<LabRequest> request;
    private final Owner owner;
    private final LabAsking asking;
    private final LabClaim claim;
    private final KernelStart start;

    private @Nullable Lab lab;
    /** A lab of this kind that ended while one was asked for: it may be the one that the answer names. */
    private @Nullable Lab endedMeanwhile;

    private @Nullable Message unavailable;
    /** Somebody asked for a kernel, whether anything waits for it or not. */
    private boolean wanted;

    private boolean hasKernel;

    LabAttachment(
            LabService labs,
            KernelClient kernels,
            Supplier<LabRequest> request,
            KernelNames names,
            Owner owner,
            LiveThreads threads) {
        this.labs = labs;
        this.request = request;
        this.owner = owner;
        this.asking = new LabAsking(labs, request, threads);
        this.claim = new LabClaim(labs, request, threads);
        this.start = new KernelStart(labs, kernels, () -> request.get().workFolder(), names, threads, this);
    }

    Optional<Lab> lab() {
        return Optional.ofNullable(lab);
    }

    /** Why there is no container engine, where that is so. */
    Optional<Message> unavailable() {
        return Optional.ofNullable(unavailable);
    }

    /** Waits for the database. */
    Optional<GatewayAddress> gateway(Lab of) {
        return labs.gateway(of.id());
    }

    boolean isUnderWay() {
        return isBeingAskedFor() || start.isUnderWay() || hasKernel || wanted;
    }

    /** Whether nobody has said yet that what is asked of the lab may go on. */
    boolean isBeingAskedFor() {
        return asking.isUnderWay() || claim.isUnderWay();
    }

    /**
     * Whether the lab that is there gives way, and another one is being asked for. While a lab is being claimed, cells begin in it: it is theirs in a few
     * milliseconds, and where it is not, they are told.
     */
    boolean isLeaving() {
        return asking.isUnderWay();
    }

    boolean startingKernel() {
        return start.isUnderWay();
    }

    /**
     * Sees to it that there is a lab with a kernel.
     *
     * @param ahead nobody waits for it: only from idle capacity, and no word if there is none
     */
    void attach(UserId actor, boolean ahead) {
        wanted |= !ahead;
        if (!asking.isUnderWay() && !hasKernel && !start.isUnderWay()) {
            ask(actor, ahead);
        } else if (!ahead) {
            use(actor);
        }
    }

    private void ask(UserId actor, boolean ahead) {
        asking.ask(actor, ahead, this::isNeeded, owner::labChanged, answer -> answered(answer, actor, ahead));
    }

    /** Something else is asked for: a lab that runs and can go on gets what is new. */
    void renew(UserId actor) {
        if (hasKernel && lab != null && answersTo(lab)) {
            asking.renew(actor);
        }
    }

    /** Something is to run in the lab: from here on it counts, whoever it was started for. */
    void use(UserId actor) {
        if (lab != null) {
            claim.claim(actor, answer -> claimed(answer, actor));
        }
    }

    private void claimed(Optional<LabOpening> answer, UserId actor) {
        switch (answer.orElse(null)) {
            case LabOpening.Opened opened -> opened(opened.lab());
            case LabOpening.Refused refused -> {
                wanted = false;
                owner.notPaid(LabRefusals.words(refused));
            }
            // it gives way to somebody at this moment
            case LabOpening.Later _ -> askAgain(actor);
            // as before, as long as the lab is there
            case null, default -> {
                if (lab == null) {
                    askAgain(actor);
                } else {
                    owner.usable();
                }
            }
        }
    }

    /** Not where the lab took with it all that there was to do. */
    private void askAgain(UserId actor) {
        if (!asking.isUnderWay() && (lab != null || isNeeded())) {
            ask(actor, false);
        }
    }

    private boolean isNeeded() {
        return wanted || owner.anythingWaits();
    }

    /** Whether the end of an earlier lab is waited for. */
    boolean isWaitingForEnd() {
        return asking.isWaitingForEnd() && lab == null;
    }

    private void answered(LabOpening answer, UserId actor, boolean ahead) {
        unavailable = null;
        if (ahead && isNeeded() && lab == null && !(answer instanceof LabOpening.Opened)) {
            // what was refused is a start ahead of need; somebody needs it by now, which is another question
            attach(actor, false);
            return;
        }
        switch (answer) {
            case LabOpening.Opened opened -> {
                claim.opened(ahead);
                opened(opened.lab());
                if (isNeeded()) {
                    use(actor);
                }
            }
            case LabOpening.Later later -> no(later.reason());
            case LabOpening.Refused refused -> no(LabRefusals.words(refused));
            case LabOpening.Unavailable none -> {
                unavailable = none.reason();
                no(none.reason());
            }
        }
    }

    private void opened(Lab answer) {
        var before = lab;
        if (before != null && !before.id().equals(answer.id())) {
            // it has ended, and that has not been told yet
            leave(before);
        }
        take(newest(answer));
        if (hasKernel) {
            wanted = false;
            owner.usable();
        }
    }

    /** An event may have overtaken the answer: what is known of this lab already is newer. */
    private Lab newest(Lab answer) {
        return Stream.of(lab, endedMeanwhile)
                .filter(known -> known != null && known.id().equals(answer.id()))
                .findFirst()
                .orElse(answer);
    }

    private void no(Message why) {
        owner.labChanged();
        if (isNeeded()) {
            wanted = false;
            owner.refused(why);
        }
    }

    /** Takes up the lab and kernel that an earlier process of the application had. */
    void adopt(Lab adopted) {
        lab = adopted;
        hasKernel = true;
        // whether it was in use nobody knows any more: the next run says it again
        claim.opened(true);
    }

    /** A lab has changed; others than this notebook's are passed over. */
    void changed(Lab now) {
        var mine = lab == null ? isBeingAskedFor() && answersTo(now) : lab.id().equals(now.id());
        if (mine && lab == null && isFinal(now)) {
            endedMeanwhile = now;
        } else if (mine && !isOvertaken(now)) {
            take(now);
        }
    }

    /** A lab never starts again: such news was written before what is known already, and came after it. */
    private boolean isOvertaken(Lab news) {
        return lab != null
                && lab.state().compareTo(LabState.READY) >= 0
                && news.state().compareTo(lab.state()) < 0;
    }

    private boolean answersTo(Lab candidate) {
        var mine = request.get();
        return candidate.owner().equals(mine.owner())
                && candidate.course().equals(mine.course())
                && candidate.environment().equals(mine.environment());
    }

    private void take(Lab now) {
        lab = now;
        if (isFinal(now)) {
            ended(now);
            return;
        }
        owner.labChanged();
        if (now.state() != LabState.READY || start.isUnderWay()) {
            return;
        }
        if (hasKernel) {
            owner.labReady(now);
        } else {
            start.start(now);
            owner.labChanged();
        }
    }

    private void ended(Lab now) {
        if (claim.isUnderWay() || asking.isUnderWay() && isNeeded()) {
            // the answer brings another one
            endedMeanwhile = now;
            leave(now);
            return;
        }
        var had = hasKernel || start.isUnderWay() || isNeeded();
        hasKernel = false;
        start.giveUp();
        wanted = false;
        lab = null;
        owner.labChanged();
        if (had) {
            owner.labEnded(now.stage());
        }
    }

    private void leave(Lab gone) {
        hasKernel = false;
        start.giveUp();
        lab = null;
        owner.labGaveWay(gone.stage());
    }

    /** Whether the lab is on its way out: why, it says with its end. */
    boolean isStopping() {
        return lab != null && lab.state() == LabState.STOPPING;
    }

    static boolean isAlive(Lab lab) {
        return !isFinal(lab);
    }

    private static boolean isFinal(Lab lab) {
        return lab.state() == LabState.STOPPED || lab.state() == LabState.FAILED;
    }

    @Override
    public boolean isWanted(Lab in) {
        return lab != null && lab.id().equals(in.id()) && lab.state() == LabState.READY && !hasKernel;
    }

    @Override
    public void started(Lab in, GatewayAddress address, KernelId kernel) {
        hasKernel = true;
        wanted = false;
        owner.kernelStarted(in, address, kernel);
        owner.labChanged();
    }

    @Override
    public void failed() {
        wanted = false;
        owner.labChanged();
        owner.refused(Message.of("notebook.live.kernel.not-started"));
    }

    /** The kernel is gone, the lab may live: the next {@link #attach} starts a new one. */
    void kernelGone() {
        hasKernel = false;
        start.giveUp();
    }
}
