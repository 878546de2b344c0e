package io.paddock.course.roster;

import io.paddock.account.AccessDenied;
import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.Followers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Class lists on their way in, in nobody's turn: one at a time for a person and a course, a few at once in all. How one
 * ended is kept for a while, for a page that was left meanwhile.
 */
@Service
public class RosterImports {

    private static final Logger LOG = LoggerFactory.getLogger(RosterImports.class);
    private static final int AT_ONCE = 3;
    private static final int MOST_WAITING_SECONDS = 180;
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final RosterService rosters;
    private final Errands errands;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Map<Key, Job> jobs = new ConcurrentHashMap<>();
    private final Followers<Key, Consumer<RosterImport>> followers = new Followers<>();

    private record Key(UserId actor, CircleId course) {}

    RosterImports(RosterService rosters, Errands errands, Clock clock) {
        this.rosters = rosters;
        this.errands = errands;
        this.clock = clock;
    }

    /**
     * Begins to take a class list in, as {@link RosterService#take} does; returns at once.
     *
     * @param language of new accounts
     * @return whether it was begun; it was not where one is on its way into the course already
     * @throws AccessDenied where the actor may not take students into the course
     */
    public boolean start(UserId actor, CircleId course, Roster roster, Language language) {
        if (!rosters.mayImport(actor, course)) {
            throw new AccessDenied(actor, "importing a class list into circle " + course);
        }
        var key = new Key(actor, course);
        var job = new Job(key, roster, language);
        if (jobs.compute(key, (_, last) -> last != null && last.state instanceof RosterImport.Running ? last : job)
                != job) {
            return false;
        }
        errands.run("import a class list", job::run);
        return true;
    }

    /** How the actor's import into the course stands, or how the last one ended. */
    public Optional<RosterImport> of(UserId actor, CircleId course) {
        return Optional.ofNullable(jobs.get(new Key(actor, course))).map(job -> job.state);
    }

    /** Calls the actor's import into the course off, unless it is in already. */
    public void stop(UserId actor, CircleId course) {
        Optional.ofNullable(jobs.get(new Key(actor, course))).ifPresent(Job::stop);
    }

    /** How the actor's import ended is known to them. */
    public void seen(UserId actor, CircleId course) {
        jobs.computeIfPresent(
                new Key(actor, course), (_, job) -> job.state instanceof RosterImport.Running ? job : null);
    }

    /** Tells of the actor's import into the course, from any thread, until the answer is run. */
    public Runnable follow(UserId actor, CircleId course, Consumer<RosterImport> follower) {
        return followers.follow(new Key(actor, course), follower);
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        var oldest = clock.instant().minus(KEPT);
        jobs.values().removeIf(job -> job.endedBefore(oldest));
    }

    /** One list on its way in. */
    private final class Job implements RosterProgress {

        private final Key key;
        private final Roster roster;
        private final Language language;
        private volatile RosterImport state = new RosterImport.Running(0, 0, false);
        private volatile boolean stopped;
        private volatile @Nullable Instant endedAt;

        Job(Key key, Roster roster, Language language) {
            this.key = key;
            this.roster = roster;
            this.language = language;
        }

        void run() {
            RosterImport end = new RosterImport.Refused(roster, Message.of("roster.refused.failed"));
            try {
                end = end();
            } finally {
                endedAt = clock.instant();
                tell(end);
            }
        }

        private RosterImport end() {
            try {
                if (!turn()) {
                    return refused("roster.refused.busy");
                }
                try {
                    return new RosterImport.Done(rosters.take(key.actor(), key.course(), roster, language, this));
                } finally {
                    turns.release();
                }
            } catch (RosterStopped calledOff) {
                return new RosterImport.Stopped(roster);
            } catch (Refusal refusal) {
                return new RosterImport.Refused(roster, refusal.reason());
            } catch (AccessDenied roleWasTaken) {
                return refused("base.not-found.text");
            } catch (DataIntegrityViolationException somebodyElseWasFaster) {
                LOG.info("Somebody else changed the people of circle {}", key.course(), somebodyElseWasFaster);
                return refused("roster.refused.changed");
            } catch (PessimisticLockingFailureException othersTakeLong) {
                LOG.info("The people of circle {} were not free", key.course(), othersTakeLong);
                return refused("roster.refused.busy");
            } catch (InterruptedException paddockStops) {
                Thread.currentThread().interrupt();
                return refused("roster.refused.failed");
            }
        }

        private boolean turn() throws InterruptedException {
            for (var second = 0; second < MOST_WAITING_SECONDS; second++) {
                if (stopped) {
                    throw new RosterStopped();
                }
                if (turns.tryAcquire(1, TimeUnit.SECONDS)) {
                    return true;
                }
            }
            return false;
        }

        private RosterImport refused(String reason) {
            return new RosterImport.Refused(roster, Message.of(reason));
        }

        void stop() {
            stopped = true;
            if (state instanceof RosterImport.Running running) {
                tell(new RosterImport.Running(running.done(), running.all(), true));
            }
        }

        @Override
        public void reached(int done, int all) {
            tell(new RosterImport.Running(done, all, stopped));
        }

        @Override
        public boolean isStopped() {
            return stopped;
        }

        /** What has ended stays so, whatever a click says at the same moment. */
        private void tell(RosterImport now) {
            synchronized (this) {
                if (!(state instanceof RosterImport.Running)) {
                    return;
                }
                state = now;
            }
            followers.tell(key, follower -> follower.accept(now));
        }

        boolean endedBefore(Instant oldest) {
            var ended = endedAt;
            return ended != null && ended.isBefore(oldest);
        }
    }
}
