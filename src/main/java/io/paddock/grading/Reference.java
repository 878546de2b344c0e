package io.paddock.grading;

import java.util.List;
import java.util.Map;

/**
 * What the teacher's own solution did with the tests.
 *
 * @param twins by test, the numbers of the twins that failed, as they must
 * @param failed tests that the solution does not pass
 */
record Reference(Map<String, List<Integer>> twins, List<String> failed) {

    Reference {
        twins = Map.copyOf(twins);
        failed = List.copyOf(failed);
    }
}
