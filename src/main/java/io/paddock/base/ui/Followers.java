package io.paddock.base.ui;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Open pages that want to know what happens to somebody or something. They return at once. Safe for any thread.
 *
 * @param <K> whom or what they follow
 * @param <F> what they are told by
 */
public final class Followers<K, F> {

    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

    private final Map<K, Set<F>> followers = new ConcurrentHashMap<>();

    /** Told until the answer is run. */
    public Runnable follow(K subject, F follower) {
        // in one step: between finding the others and joining them, the last one could leave and take the set along
        followers.compute(subject, (_, others) -> {
            Set<F> theirs = others == null ? ConcurrentHashMap.newKeySet() : others;
            theirs.add(follower);
            return theirs;
        });
        return () -> followers.computeIfPresent(subject, (_, theirs) -> {
            theirs.remove(follower);
            return theirs.isEmpty() ? null : theirs;
        });
    }

    public void tell(K subject, Consumer<F> news) {
        tell(followers.getOrDefault(subject, Set.of()), news);
    }

    public void tellAll(Consumer<F> news) {
        followers.values().forEach(theirs -> tell(theirs, news));
    }

    /** The page of one must not keep the news from the others. */
    private void tell(Set<F> theirs, Consumer<F> news) {
        for (var follower : theirs) {
            try {
                news.accept(follower);
            } catch (RuntimeException failed) {
                LOG.warn("A page could not be told", failed);
            }
        }
    }
}
