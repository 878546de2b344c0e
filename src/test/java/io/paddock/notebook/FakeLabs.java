package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.lab.GatewayAddress;
import io.paddock.lab.Lab;
import io.paddock.lab.LabId;
import io.paddock.lab.LabOpening;
import io.paddock.lab.LabRequest;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.lab.LabUsage;
import io.paddock.lab.SealedOutcome;
import io.paddock.lab.SealedRun;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Labs without containers: one at a time, in the state that the test puts it into. */
class FakeLabs implements LabService {

    final List<String> calls = new ArrayList<>();
    final List<LabRequest> requests = new ArrayList<>();
    LabState next = LabState.READY;

    @Nullable LabOpening answer;

    /** Happens, once, before the next answer is made. */
    Runnable before = () -> {};

    /** Happens, once, while the next answer is on its way. */
    Runnable meanwhile = () -> {};

    @Nullable Lab lab;

    private long ids;

    @Override
    public LabOpening open(UserId actor, LabRequest request, boolean ahead) {
        calls.add(ahead ? "open ahead" : "open");
        requests.add(request);
        var first = before;
        before = () -> {};
        first.run();
        var given = answer(request);
        var happens = meanwhile;
        meanwhile = () -> {};
        happens.run();
        return given;
    }

    private LabOpening answer(LabRequest request) {
        if (answer != null) {
            return answer;
        }
        if (lab == null || lab.state() == LabState.STOPPED) {
            lab = lab(new LabId(++ids), request, next, Message.of("test.stage"));
        }
        return new LabOpening.Opened(lab);
    }

    Lab only() {
        return java.util.Objects.requireNonNull(lab);
    }

    /** The lab as it is from now on. */
    Lab now(LabState state, Message stage) {
        var before = only();
        lab = new Lab(
                before.id(),
                before.owner(),
                before.course(),
                before.environment(),
                before.need(),
                state,
                stage,
                null,
                null,
                null,
                before.endsAt());
        return lab;
    }

    private static Lab lab(LabId id, LabRequest request, LabState state, Message stage) {
        return new Lab(
                id,
                request.owner(),
                request.course(),
                request.environment(),
                request.need(),
                state,
                stage,
                null,
                null,
                null,
                Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Override
    public Optional<Lab> find(LabId id) {
        return Optional.ofNullable(lab).filter(found -> found.id().equals(id));
    }

    @Override
    public List<Lab> running(UserId owner) {
        return lab == null ? List.of() : List.of(lab);
    }

    @Override
    public Optional<GatewayAddress> gateway(LabId id) {
        return find(id).filter(found -> found.state() == LabState.READY)
                .map(found -> new GatewayAddress(URI.create("http://lab.test:8888"), "token"));
    }

    @Override
    public Optional<LabUsage> usage(LabId id) {
        return Optional.of(new LabUsage(100, 200));
    }

    @Override
    public void reportActivity(LabId id, boolean kernelBusy) {
        calls.add("activity " + kernelBusy);
    }

    @Override
    public Lab extend(UserId actor, LabId id) {
        return find(id).orElseThrow();
    }

    @Override
    public void stop(UserId actor, LabId id) {
        calls.add("stop");
    }

    @Override
    public Lab withoutSlice(UserId actor, LabId id) {
        calls.add("without slice");
        return find(id).orElseThrow();
    }

    @Override
    public SealedOutcome runSealed(SealedRun run) {
        return new SealedOutcome.Unavailable(Message.of("test.stage"));
    }
}
