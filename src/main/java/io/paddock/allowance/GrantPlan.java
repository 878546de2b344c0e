package io.paddock.allowance;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The postings of a grant or a taking back, or why there are none: pure decisions over accounts as they stand. */
final class GrantPlan {

    /** More than any institution hands out at once, and far from where numbers overflow. */
    static final Credits MOST = Credits.of(100_000_000);

    static final int LONGEST_REASON = 200;

    private GrantPlan() {}

    static void check(Credits amount, String reason) {
        if (amount.milli() <= 0) {
            throw new Refusal(Message.of("allowance.refused.nothing"));
        }
        if (amount.compareTo(MOST) > 0) {
            throw new Refusal(Message.of("allowance.refused.most", MOST.shown()));
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new Refusal(Message.of("allowance.refused.reason", LONGEST_REASON));
        }
    }

    static List<Posting> down(
            LedgerAccount giver, List<Long> takers, Credits each, @Nullable UserId actor, @Nullable String reason) {
        if (takers.isEmpty()) {
            throw new Refusal(Message.of("allowance.refused.nobody"));
        }
        var total = each.times(takers.size());
        if (giver.owner().kind() != AccountKind.ISSUE && total.compareTo(giver.available()) > 0) {
            throw new Refusal(Message.of(
                    "allowance.refused.beyond", total.shown(), giver.available().shown()));
        }
        return takers.stream()
                .map(taker -> Posting.given(PostingKind.GRANT, giver.id(), taker, each, actor, null, reason))
                .toList();
    }

    /** Only what nobody has set aside: that lies in the account of its lab. */
    static Posting up(
            LedgerAccount from, LedgerAccount to, Credits amount, @Nullable UserId actor, @Nullable String reason) {
        requireUnused(amount, unused(from));
        var kind = to.owner().kind() == AccountKind.ISSUE ? PostingKind.EXPIRE : PostingKind.TRANSFER;
        return Posting.given(kind, from.id(), to.id(), amount, actor, null, reason);
    }

    /** An advance may still be drawn on, but was never given: there is nothing of it to take back. */
    static Credits unused(LedgerAccount account) {
        return account.balance().milli() > 0 ? account.balance() : Credits.NONE;
    }

    static void requireUnused(Credits amount, Credits unused) {
        if (amount.compareTo(unused) > 0) {
            throw new Refusal(Message.of("allowance.refused.beyond-back", amount.shown(), unused.shown()));
        }
    }
}
