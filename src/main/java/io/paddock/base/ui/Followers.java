package io.paddock.base.ui;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Open pages that want to know what happens to somebody or something. They return at once. Safe for any thread.
 *
 * @param <K> whom or what they follow
 * @param <F> what they are told by
 */
public final class Followers<K, F> {

    private final Map<K, Set<F>> followers = new ConcurrentHashMap<>();

    /** Told until the answer is run. */
    public Runnable follow(K subject, F follower) {
        followers.computeIfAbsent(subject, _ -> ConcurrentHashMap.newKeySet()).add(follower);
        return () -> followers.computeIfPresent(subject, (_, theirs) -> {
            theirs.remove(follower);
            return theirs.isEmpty() ? null : theirs;
        });
    }

    public void tell(K subject, Consumer<F> news) {
        followers.getOrDefault(subject, Set.of()).forEach(news);
    }

    public void tellAll(Consumer<F> news) {
        followers.values().forEach(theirs -> theirs.forEach(news));
    }
}
