package io.paddock.notebook;

import io.paddock.base.language.Message;
import java.util.List;
import java.util.Locale;

/** What became of a batch. */
sealed interface BatchAnswer {

    /** It is journalled and applied; {@code runs} are the executions that its run operations queued, in order. */
    record Applied(AppliedBatch batch, List<Execution> runs) implements BatchAnswer {
        public Applied {
            runs = List.copyOf(runs);
        }
    }

    /** It had been applied before: answer its client again, tell nobody else. */
    record Repeated(AppliedBatch batch) implements BatchAnswer {}

    /** Nothing of it was applied. */
    record Rejected(String client, long sequence, Reason reason, Message message) implements BatchAnswer {}

    /** Why a batch is rejected. */
    enum Reason {
        LOCKED,
        TOO_OLD,
        READ_ONLY,
        INVALID;

        /** The word of the protocol. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
