package io.paddock.notebook;

import io.paddock.base.language.Message;
import io.paddock.lab.Lab;
import io.paddock.lab.LabUsage;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people see of a notebook's lab and kernel: the protocol's {@code lab} event.
 *
 * @param unavailable why there is no container engine, where that is so
 * @param waits whether there is no lab yet because an earlier one is still ending
 * @param queued cells that run or wait
 */
record LabEvent(
        @Nullable Lab lab,
        @Nullable Message unavailable,
        @Nullable Message note,
        boolean waits,
        KernelState kernel,
        int queued,
        @Nullable LabUsage usage)
        implements LiveEvent {

    static LabEvent none() {
        return new LabEvent(null, null, null, false, KernelState.NONE, 0, null);
    }

    @Override
    public String json(Audience audience) {
        return body(audience).put("t", "lab").toString();
    }

    /** The fields without the event's name, as the document carries them. */
    ObjectNode body(Audience audience) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("state", state());
        node.put("kernel", kernel.word());
        node.put("stage", audience.say(stage()));
        node.put("progress", lab == null ? null : lab.progressPercent());
        node.put("place", lab == null ? null : lab.place());
        node.put("queued", queued);
        node.put("memoryBytes", usage == null ? null : usage.memoryBytes());
        node.put("memoryLimitBytes", memoryLimitBytes());
        node.put("endsAt", lab == null ? null : millis(lab.endsAt()));
        node.put("environment", lab == null ? null : lab.environment().value());
        node.put("image", lab == null ? null : lab.imageDigest());
        return node;
    }

    private String state() {
        if (unavailable != null) {
            return "unavailable";
        }
        if (lab == null) {
            return waits ? "waiting" : "none";
        }
        return switch (lab.state()) {
            case STOPPED -> "none";
            case WAITING, PREPARING, STARTING, READY, STOPPING, FAILED ->
                lab.state().name().toLowerCase(Locale.ROOT);
        };
    }

    private @Nullable Message stage() {
        if (unavailable != null) {
            return unavailable;
        }
        return note != null ? note : lab == null ? null : lab.stage();
    }

    private @Nullable Long memoryLimitBytes() {
        if (usage != null) {
            return usage.memoryLimitBytes();
        }
        return lab == null ? null : lab.need().memoryMebibytes() * 1024L * 1024L;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
