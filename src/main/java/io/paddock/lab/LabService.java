package io.paddock.lab;

import io.paddock.account.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Opens and ends labs.
 *
 * <p>Nothing here waits for the engine: what takes time goes on in the background and is told by {@link LabChanged}.
 */
public interface LabService {

    /**
     * The lab for this request: the one that is there, or a new one on its way. Asking twice gives the same lab.
     *
     * @param ahead true where nobody waits for it yet: it is then started only from idle capacity
     */
    LabOpening open(UserId actor, LabRequest request, boolean ahead);

    Optional<Lab> find(LabId id);

    /** Labs of a person that have not ended, newest first. */
    List<Lab> running(UserId owner);

    /** The gateway of a lab that is {@link LabState#READY}. */
    Optional<GatewayAddress> gateway(LabId id);

    /** Memory in use, for a lab that is {@link LabState#READY}. */
    Optional<LabUsage> usage(LabId id);

    /** Says that a person does something in the lab, or that a kernel of it computes; puts off the idle stop, never the end. */
    void reportActivity(LabId id, boolean kernelBusy);

    /** Moves the lab's end, within the longest that is allowed. */
    Lab extend(UserId actor, LabId id);

    /** Stops a lab: its owner, staff of its course and administrators may. Its files stay. */
    void stop(UserId actor, LabId id);

    /** Goes on without the GPU that a lab waits for, where it can: starts on the CPU as soon as there is room. */
    Lab withoutSlice(UserId actor, LabId id);

    /**
     * Runs something of somebody's in a container of its own and waits for its end: sealed network, nobody's volume,
     * read-only root, the run's own limits. One after the other, so that labs keep their room. Costs nobody allowance.
     *
     * <p>Everything that comes out was made by hostile code, unless whoever asks can tell.
     */
    SealedOutcome runSealed(SealedRun run);
}
