package io.paddock.grading;

import io.paddock.assignment.Assignment;
import io.paddock.assignment.sheet.RepairNote;
import io.paddock.assignment.sheet.Sheet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notebook to be run.
 *
 * @param sheet what is run, repaired
 * @param keptTwins by test, the numbers of twins that must fail; null where they are to be found out
 * @param twins whether tests are turned round at all
 * @param digest of the image; null for the present one
 */
record RunAsked(
        Assignment assignment,
        Sheet sheet,
        List<RepairNote> repairs,
        @Nullable Map<String, List<Integer>> keptTwins,
        boolean twins,
        @Nullable String digest) {}
