package io.paddock.notebook.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code of completion requests that have no reply yet; the oldest are forgotten when there are many. */
final class PendingCursors {

    private static final int MOST = 32;

    private final Map<MessageId, String> codes = new LinkedHashMap<>();

    synchronized void remember(MessageId request, String code) {
        codes.put(request, code);
        if (codes.size() > MOST) {
            codes.remove(codes.keySet().iterator().next());
        }
    }

    synchronized @Nullable String take(MessageId request) {
        return codes.remove(request);
    }
}
