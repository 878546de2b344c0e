package io.paddock.allowance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The postings of a refill and of what lapses: pure decisions over accounts as they stand. */
final class RefillPlan {

    /** @param isShort whether the course had less than it wanted to give */
    record Planned(List<Posting> postings, boolean isShort) {

        Planned {
            postings = List.copyOf(postings);
        }
    }

    private RefillPlan() {}

    /**
     * Fills each student up to the level, or, where the course has not enough, each by the same part of what is missing.
     * Who has had an advance gets so much less: that is its repayment. What is set aside for a lab that runs is theirs, and
     * is not given twice either.
     *
     * @param held what is set aside, by the account that it would go back to
     * @param once begins the keys under which this refill is posted once only
     */
    static Planned fill(
            LedgerAccount course, List<LedgerAccount> students, Map<Long, Credits> held, Credits level, String once) {
        var missing = new ArrayList<Long>();
        long sum = 0;
        for (var student : students) {
            var wanted = missing(student, held.getOrDefault(student.id(), Credits.NONE), level);
            missing.add(wanted);
            sum = Math.addExact(sum, wanted);
        }
        var given = Math.min(sum, course.available().milli());
        var postings = new ArrayList<Posting>();
        for (var index = 0; index < students.size(); index++) {
            var part = sum == 0 ? 0 : share(missing.get(index), given, sum);
            if (part > 0) {
                var account = students.get(index).id();
                postings.add(Posting.given(
                        PostingKind.GRANT, course.id(), account, new Credits(part), null, once + ":" + account, null));
            }
        }
        return new Planned(postings, given < sum);
    }

    /** Less than nothing is an advance that was used: the level is reached less that. */
    private static long missing(LedgerAccount student, Credits held, Credits level) {
        var theirs = student.balance().plus(held).milli();
        return Math.max(0, theirs < 0 ? level.milli() : level.milli() - theirs);
    }

    private static long share(long wanted, long given, long sum) {
        return BigInteger.valueOf(wanted)
                .multiply(BigInteger.valueOf(given))
                .divide(BigInteger.valueOf(sum))
                .longValueExact();
    }

    /** What is left goes out of the tree; what is set aside for labs that run stays. */
    static List<Posting> lapse(List<LedgerAccount> students, long issue, String once) {
        return students.stream()
                .filter(student -> student.balance().milli() > 0)
                .map(student -> Posting.given(
                        PostingKind.EXPIRE,
                        student.id(),
                        issue,
                        student.balance(),
                        null,
                        once + ":" + student.id(),
                        null))
                .toList();
    }
}
