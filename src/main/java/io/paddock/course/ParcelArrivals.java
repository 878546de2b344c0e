package io.paddock.course;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.HashMap;
import java.util.Map;

/** How many zips are on their way in: each takes room on the disk and a processor. */
final class ParcelArrivals {

    /** One that has broken off is noticed late: somebody who tries again is let in. */
    private static final int MOST_OF_A_PERSON = 2;

    private static final int MOST = 6;

    private final Map<UserId, Integer> arriving = new HashMap<>();
    private int all;

    /** @throws Refusal where too many are on their way */
    synchronized void enter(UserId owner) {
        var theirs = arriving.getOrDefault(owner, 0);
        if (theirs >= MOST_OF_A_PERSON) {
            throw new Refusal(Message.of("course.refusal.uploads-of-yours", MOST_OF_A_PERSON));
        }
        if (all >= MOST) {
            throw new Refusal(Message.of("course.refusal.uploads-of-others"));
        }
        arriving.put(owner, theirs + 1);
        all++;
    }

    synchronized void leave(UserId owner) {
        arriving.computeIfPresent(owner, (_, theirs) -> theirs == 1 ? null : theirs - 1);
        all--;
    }
}
