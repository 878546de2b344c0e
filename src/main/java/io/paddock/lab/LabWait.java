package io.paddock.lab;

import io.paddock.account.Circle;
import io.paddock.base.language.Message;
import io.paddock.capacity.SliceInventory.SliceCount;
import io.paddock.capacity.SliceNeed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Why a lab cannot start yet, and what helps.
 *
 * @param place in its queue, from 1
 * @param reasons all that it waits for
 * @param earliest when it starts at the latest, where that can be told
 * @param circles from the institution down to the course
 * @param minutes that the person's allowance lasts for; empty where nothing is charged
 * @param slice of a GPU that it asks for; null where it asks for none
 * @param slices how many of those that would do are free
 */
public record LabWait(
        LabId lab,
        int place,
        List<Message> reasons,
        Optional<Instant> earliest,
        List<Circle> circles,
        OptionalInt minutes,
        @Nullable SliceNeed slice,
        SliceCount slices) {

    public LabWait {
        reasons = List.copyOf(reasons);
        circles = List.copyOf(circles);
    }

    /** Whether the work can begin at once without a GPU. */
    public boolean cpuInstead() {
        return slice != null && slice.cpuToo();
    }
}
