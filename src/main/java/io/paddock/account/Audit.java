package io.paddock.account;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The append-only record of who did what: changes of roles, and every look into, or try at, someone else's work. */
public interface Audit {

    /**
     * Records one act, in a transaction of its own, so that a denied try stays on record.
     *
     * @param actor who did it; null for Paddock itself
     * @param action a dotted name, for example {@code notebook.denied}
     * @param subject what it was done to, for example {@code notebook:17}
     * @param circle where, if it happened in a circle
     * @param details further facts, without secrets or student content
     */
    void record(
            @Nullable UserId actor,
            String action,
            String subject,
            @Nullable CircleId circle,
            Map<String, String> details);

    /**
     * Records acts in the caller's transaction, with which they stand or fall.
     *
     * @param actor who did it; null for Paddock itself
     * @param subjects what each was done to
     * @param circle where, if it happened in a circle
     */
    void recordAll(
            @Nullable UserId actor,
            String action,
            Collection<String> subjects,
            @Nullable CircleId circle,
            Map<String, String> details);
}
