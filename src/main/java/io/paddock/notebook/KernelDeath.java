package io.paddock.notebook;

import io.paddock.base.language.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a kernel has died, or its process has been replaced by another: the engine tells a little later, a lab that is being stopped with its end, and where the
 * gateway went with the kernel the lab is about to end. Used in the notebook's turns only.
 */
final class KernelDeath {

    /** The engine's word may come so much later. */
    static final Duration CERTIFICATE = Duration.ofSeconds(1);

    private static final int MOST_WAITS = 60;

    /** Whose kernel it is. */
    interface Owner {

        /** The kernel that there is. */
        Optional<KernelLink> link();

        boolean isLabStopping();

        /** The kernel is gone: why. */
        void died(RunNote why);

        /** Its process is another one, and knows nothing of what was: why. */
        void replaced(RunNote why);

        void notice(Message message);
    }

    private final Owner owner;
    private final LiveTimer timer;
    private final MemoryDeaths memory;
    private boolean uncertain;

    KernelDeath(Owner owner, LiveTimer timer, Clock clock) {
        this.owner = owner;
        this.timer = timer;
        this.memory = new MemoryDeaths(clock);
    }

    /** Whether a kernel has died and it is not known yet why. */
    boolean isUncertain() {
        return uncertain;
    }

    /** The owner is told of the death once it can be known why. */
    void diedNow(KernelLink dead) {
        uncertain = true;
        certify(dead, 0, () -> owner.died(memory.note("notebook.live.run.kernel-died")));
    }

    /** The same of a process whose place another one takes. */
    void replacedNow(KernelLink running) {
        uncertain = true;
        certify(running, 0, () -> owner.replaced(memory.note("notebook.live.run.kernel-died")));
    }

    private void certify(KernelLink dead, int waits, Runnable say) {
        timer.after(CERTIFICATE, () -> {
            if (!isCurrent(dead)) {
                return;
            }
            if ((owner.isLabStopping() || dead.isCut()) && waits < MOST_WAITS) {
                certify(dead, waits + 1, say);
            } else {
                uncertain = false;
                say.run();
            }
        });
    }

    private boolean isCurrent(KernelLink link) {
        return owner.link().filter(current -> current == link).isPresent();
    }

    /** There is no kernel any more, whatever it was that ended it. */
    void over() {
        uncertain = false;
    }

    /** The engine ended a process of the lab for want of memory; if the kernel dies with it, this is why. */
    void outOfMemory(int limit) {
        memory.happened(limit);
        var running = owner.link();
        timer.after(CERTIFICATE.multipliedBy(6), () -> {
            if (running.filter(this::isCurrent).isPresent() && memory.isOpen()) {
                owner.notice(Message.of("notebook.live.lab.process-ended", MemoryDeaths.words(limit)));
            }
        });
    }

    /** What is said of the runs that a lab took with it when it ended for this reason. */
    RunNote withLab(Message why) {
        var plain = why.arguments().stream().allMatch(part -> part instanceof String || part instanceof Number);
        return memory.isOpen() || !plain
                ? memory.note("notebook.live.run.lab-stopped")
                : new RunNote(
                        why.key(), why.arguments().stream().map(String::valueOf).toList());
    }
}
