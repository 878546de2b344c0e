package io.paddock.grading;

import io.paddock.assignment.sheet.Points;
import io.paddock.assignment.sheet.RepairNote;
import java.util.List;

/**
 * What a run found. Everything textual in it was made by a student's code.
 *
 * @param flag why somebody has to look, beside suspicious tests
 * @param errors cells, other than tests, that ended with an error
 */
public record RunReport(
        List<Test> tests,
        List<CellError> errors,
        List<RepairNote> repairs,
        Flag flag,
        boolean outOfTime,
        String image) {

    /** What is the matter with a run as a whole. */
    public enum Flag {
        NONE,
        /** It ended without a report that is ours: it was broken off from inside, or memory ran out. */
        NO_REPORT,
        OUT_OF_MEMORY
    }

    /**
     * @param points what it gives if it passes
     * @param error for staff, and for checks
     */
    public record Test(String name, TestStatus status, Points points, String error, long millis, List<Integer> twins) {

        public Test {
            twins = List.copyOf(twins);
        }

        public Points awarded() {
            return status == TestStatus.PASSED ? points : Points.NONE;
        }
    }

    /** An error of a student's own cell. */
    public record CellError(String name, String status, String error) {}

    public RunReport {
        tests = List.copyOf(tests);
        errors = List.copyOf(errors);
        repairs = List.copyOf(repairs);
    }

    public Points points() {
        return Points.sum(tests.stream().map(Test::awarded).toList());
    }

    public Points possible() {
        return Points.sum(tests.stream().map(Test::points).toList());
    }

    public boolean needsALook() {
        return flag != Flag.NONE
                || tests.stream().anyMatch(test -> test.status() == TestStatus.SUSPICIOUS)
                || !repairs.isEmpty();
    }

    /** Without what only staff may see: names, pass or fail, points. */
    RunReport forStudent() {
        return new RunReport(
                tests.stream()
                        .map(test -> new Test(
                                test.name(),
                                test.status() == TestStatus.SUSPICIOUS ? TestStatus.FAILED : test.status(),
                                test.points(),
                                "",
                                0,
                                List.of()))
                        .toList(),
                List.of(),
                repairs,
                flag,
                outOfTime,
                image);
    }
}
