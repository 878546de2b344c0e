package io.paddock.grading;

/** What became of a test; only {@link #PASSED} gives points. */
public enum TestStatus {
    PASSED,
    FAILED,
    OUT_OF_TIME,
    KERNEL_DIED,
    NOT_RUN,
    /** It passed, and so did something that must fail: somebody has to look. */
    SUSPICIOUS;

    /** By the runner's word; anything unknown counts as not run. */
    static TestStatus of(String word) {
        return switch (word) {
            case "passed" -> PASSED;
            case "failed" -> FAILED;
            case "out-of-time" -> OUT_OF_TIME;
            case "kernel-died" -> KERNEL_DIED;
            case "suspicious" -> SUSPICIOUS;
            default -> NOT_RUN;
        };
    }
}
