package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.lab.GatewayAddress;
import io.paddock.lab.Lab;
import io.paddock.lab.LabUsage;
import io.paddock.notebook.kernel.ExecutionState;
import io.paddock.notebook.kernel.KernelClient;
import io.paddock.notebook.kernel.KernelConnection;
import io.paddock.notebook.kernel.KernelId;
import io.paddock.notebook.kernel.KernelLinkException;
import io.paddock.notebook.kernel.KernelMessage;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The life of a notebook's kernel: comes with a lab, is restarted, interrupted and ended, and dies in several ways, each of which is told
 * in words. Used in the notebook's turns only.
 */
final class KernelLife implements KernelLink.Owner, LabAttachment.Owner, KernelDeath.Owner {

    /** The runs that live on the kernel. */
    interface Runs {

        void message(KernelMessage message);

        /** A connection is there: new, or again after a cut. */
        void connected(KernelConnection connection);

        /** What ran on the kernel and what waits ends so. */
        void lost(RunState how, RunNote why);

        /** The kernel is gone and another one comes: what has begun ends so, what has not waits on. */
        void parted(RunNote why);

        /** What waits may begin. */
        void goOn();

        /** Whether anything waits to begin. */
        boolean anythingWaits();

        /** What runs is interrupted and what waits is cancelled; the kernel stays. */
        void breakOff(RunNote why);

        /** Lab, kernel or link changed. */
        void shown();

        void notice(Message message);
    }

    private final OpenNotebook notebook;
    private final KernelClient client;
    private final LabAttachment attachment;
    private final Runs runs;
    private final LiveThreads threads;
    private final Clock clock;
    private final KernelCalls calls;
    private final KernelDeath death;

    private @Nullable KernelLink link;
    private @Nullable Message note;
    private boolean dead;
    private boolean restarting;

    KernelLife(
            OpenNotebook notebook,
            KernelClient client,
            Function<LabAttachment.Owner, LabAttachment> attachment,
            Runs runs,
            LiveThreads threads,
            Clock clock) {
        this.notebook = notebook;
        this.client = client;
        this.attachment = attachment.apply(this);
        this.runs = runs;
        this.threads = threads;
        this.clock = clock;
        this.calls = new KernelCalls(client, threads);
        this.death = new KernelDeath(this, threads.timer(), clock);
    }

    /** Sees to it that there is a kernel; {@link Runs#connected} follows, or {@link Runs#lost}. */
    void want(UserId actor, boolean ahead) {
        if (link == null) {
            note = null;
            attachment.attach(actor, ahead);
        }
    }

    /** What the notebook needs of a lab has changed. */
    void labSet(UserId actor) {
        attachment.renew(actor);
    }

    /** Cells run on the lab that is there. */
    void use(UserId actor) {
        attachment.use(actor);
    }

    /** The connection that requests may be sent on now. */
    Optional<KernelConnection> connection() {
        return link == null || restarting || death.isUncertain() || attachment.isStopping() || attachment.isLeaving()
                ? Optional.empty()
                : link.connection();
    }

    /** Whether there is a kernel, or a lab on its way. */
    boolean isUnderWay() {
        return link != null || attachment.isUnderWay();
    }

    Optional<Lab> lab() {
        return attachment.lab();
    }

    LabEvent event(int queued, boolean busy, @Nullable LabUsage usage) {
        var waits = attachment.isWaitingForEnd();
        return new LabEvent(
                attachment.lab().orElse(null),
                attachment.unavailable().orElse(null),
                waits ? Message.of("notebook.live.lab.waits-for-end") : note,
                waits,
                state(busy),
                queued,
                usage);
    }

    private KernelState state(boolean busy) {
        if (link == null) {
            return attachment.startingKernel() ? KernelState.STARTING : dead ? KernelState.DEAD : KernelState.NONE;
        }
        return restarting || death.isUncertain() ? KernelState.STARTING : busy ? KernelState.BUSY : KernelState.IDLE;
    }

    void labChanged(Lab lab) {
        attachment.changed(lab);
    }

    /** Finds the kernel again that an earlier process of the application had started. */
    void adopt(Lab lab, Optional<GatewayAddress> gateway) {
        attachment.adopt(lab);
        gateway.ifPresent(this::linkAgain);
    }

    /** The lab of the kernel that is on record is gone. */
    void adoptNothing(RunNote why) {
        lose(RunState.LOST, why);
    }

    void interrupt() {
        if (link != null) {
            calls.interrupt(link, () -> runs.notice(Message.of("notebook.live.kernel.deaf")));
        }
    }

    void restart(Runnable then) {
        var running = link;
        if (running == null) {
            then.run();
            return;
        }
        restarting = true;
        runs.lost(RunState.INTERRUPTED, RunNote.of("notebook.live.run.restarted"));
        runs.shown();
        calls.restart(running, () -> restarted(running, then), failure -> notRestarted(running, failure));
    }

    private void restarted(KernelLink running, Runnable then) {
        if (link != running) {
            return;
        }
        restarting = false;
        notebook.run(turn -> turn.record(new NotebookRecord.KernelReset()));
        running.connection().ifPresent(runs::connected);
        then.run();
        runs.shown();
    }

    private void notRestarted(KernelLink running, KernelLinkException failure) {
        if (link != running) {
            return;
        }
        restarting = false;
        if (failure.kind() == KernelLinkException.Kind.GONE) {
            lose(RunState.LOST, RunNote.of("notebook.live.run.kernel-died"));
        } else {
            runs.notice(Message.of("notebook.live.kernel.not-restarted"));
            runs.shown();
        }
    }

    void shutdown() {
        var running = link;
        if (running == null) {
            return;
        }
        lose(RunState.INTERRUPTED, RunNote.of("notebook.live.run.shut-down"));
        dead = false;
        runs.shown();
        calls.shutdown(running);
    }

    /** The kernel itself says that its process has ended, or that another one takes its place. */
    void stateSaid(ExecutionState state) {
        var ended = state == ExecutionState.RESTARTING || state == ExecutionState.DEAD;
        if (!ended || restarting || death.isUncertain() || link == null) {
            return;
        }
        if (state == ExecutionState.DEAD) {
            death.diedNow(link);
        } else {
            death.replacedNow(link);
        }
        runs.shown();
    }

    @Override
    public Optional<KernelLink> link() {
        return Optional.ofNullable(link);
    }

    @Override
    public boolean isLabStopping() {
        return attachment.isStopping();
    }

    @Override
    public void died(RunNote why) {
        lose(RunState.LOST, why);
    }

    @Override
    public void replaced(RunNote why) {
        runs.lost(RunState.LOST, why);
        notebook.run(turn -> turn.record(new NotebookRecord.KernelReset()));
        if (link != null) {
            link.connection().ifPresent(runs::connected);
        }
        runs.shown();
    }

    @Override
    public void notice(Message message) {
        runs.notice(message);
    }

    void outOfMemory(int limit) {
        death.outOfMemory(limit);
    }

    private void lose(RunState how, RunNote why) {
        lose(() -> runs.lost(how, why));
    }

    private void lose(Runnable tell) {
        var running = link;
        link = null;
        note = null;
        restarting = false;
        death.over();
        dead = true;
        if (running != null) {
            running.close();
        }
        attachment.kernelGone();
        tell.run();
        notebook.run(turn -> {
            if (turn.document().kernel().isPresent()) {
                turn.record(new NotebookRecord.KernelDetached());
            }
        });
        runs.shown();
    }

    /** Lets go of the link; the kernel lives on. */
    void close() {
        if (link != null) {
            link.close();
        }
    }

    @Override
    public void message(KernelMessage message) {
        runs.message(message);
    }

    @Override
    public void linked() {
        note = null;
        if (link != null && !restarting && !death.isUncertain()) {
            link.connection().ifPresent(runs::connected);
        }
        runs.shown();
    }

    @Override
    public void cut() {
        note = Message.of("notebook.live.lab.reconnecting");
        runs.shown();
    }

    @Override
    public void gone(KernelLink.Gone why) {
        var running = link;
        switch (why) {
            case KERNEL_DIED -> {
                if (running != null) {
                    death.diedNow(running);
                }
                runs.shown();
            }
            case LINK_LOST ->
                lose(
                        RunState.LOST,
                        RunNote.of(
                                "notebook.live.run.link-lost",
                                KernelLink.POLICY.giveUp().toMinutes()));
            case GARBAGE -> lose(RunState.LOST, RunNote.of("notebook.live.run.garbage"));
            case TAKEN_OVER -> lose(RunState.LOST, RunNote.of("notebook.live.run.taken-over"));
        }
        if (running != null && why != KernelLink.Gone.KERNEL_DIED && why != KernelLink.Gone.TAKEN_OVER) {
            calls.shutdown(running);
        }
    }

    @Override
    public void labChanged() {
        runs.shown();
    }

    @Override
    public void kernelStarted(Lab lab, GatewayAddress address, KernelId kernel) {
        notebook.run(turn -> turn.record(new NotebookRecord.KernelAttached(lab.id(), kernel)));
        dead = false;
        note = null;
        connect(address, kernel);
    }

    @Override
    public void labReady(Lab lab) {
        if (link == null) {
            threads.background()
                    .execute(() -> attachment
                            .gateway(lab)
                            .ifPresent(address -> threads.turns().execute(() -> linkAgain(address))));
        }
    }

    private void linkAgain(GatewayAddress address) {
        if (link == null) {
            notebook.run(turn -> turn.document().kernel().ifPresent(session -> connect(address, session.kernel())));
        }
    }

    private void connect(GatewayAddress address, KernelId kernel) {
        var made = new KernelLink(client, address, kernel, this::journalled, this, threads, clock);
        link = made;
        made.connect();
    }

    private long journalled() {
        return notebook.execute(turn ->
                turn.document().kernel().map(KernelSession::lastSequence).orElse(0L));
    }

    @Override
    public void refused(Message why) {
        note = why;
        runs.lost(RunState.CANCELLED, RunNote.of("notebook.live.run.no-kernel"));
        runs.notice(why);
        runs.shown();
    }

    /** What has begun meanwhile is broken off: there is nothing to pay it with. */
    @Override
    public void notPaid(Message why) {
        runs.breakOff(RunNote.of("notebook.live.run.no-kernel"));
        runs.notice(why);
    }

    @Override
    public void usable() {
        runs.goOn();
        runs.shown();
    }

    @Override
    public void labGaveWay(Message why) {
        var lost = death.withLab(why);
        lose(() -> runs.parted(lost));
        dead = false;
        runs.shown();
    }

    @Override
    public boolean anythingWaits() {
        return runs.anythingWaits();
    }

    @Override
    public void labEnded(Message why) {
        lose(RunState.LOST, death.withLab(why));
        dead = false;
        note = why;
        runs.shown();
    }
}
