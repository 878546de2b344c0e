package io.paddock.allowance;

import io.paddock.account.UserId;
import org.jspecify.annotations.Nullable;

/** Credit on its way from one account to another; never changed once it is written. */
record Posting(
        PostingKind kind,
        long from,
        long to,
        Credits amount,
        @Nullable UserId actor,
        @Nullable AttachmentId attachment,
        @Nullable Integer minute,
        @Nullable String onceKey,
        @Nullable String reason) {

    Posting {
        if (amount.milli() <= 0 || from == to) {
            throw new IllegalArgumentException(kind + " of " + amount.milli() + " from " + from + " to " + to);
        }
    }

    static Posting hold(long from, long to, Credits amount, AttachmentId attachment) {
        return new Posting(PostingKind.HOLD, from, to, amount, null, attachment, null, null, null);
    }

    static Posting charge(long hold, long usage, Credits amount, AttachmentId attachment, int minute) {
        return new Posting(PostingKind.CHARGE, hold, usage, amount, null, attachment, minute, null, null);
    }

    static Posting release(long hold, long to, Credits amount, AttachmentId attachment) {
        return new Posting(PostingKind.RELEASE, hold, to, amount, null, attachment, null, null, null);
    }

    static Posting refund(long usage, long to, Credits amount, AttachmentId attachment, String reason) {
        var once = "refund:" + attachment;
        return new Posting(PostingKind.REFUND, usage, to, amount, null, attachment, null, once, reason);
    }

    static Posting given(
            PostingKind kind,
            long from,
            long to,
            Credits amount,
            @Nullable UserId actor,
            @Nullable String onceKey,
            @Nullable String reason) {
        return new Posting(kind, from, to, amount, actor, null, null, onceKey, reason);
    }
}
