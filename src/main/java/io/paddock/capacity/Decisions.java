package io.paddock.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes decisions one after the other, each in a transaction of its own, and tells what came of them afterwards. */
@Component
class Decisions {

    private final LeaseRows rows;
    private final LeaseQueue queue;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Decisions(
            LeaseRows rows,
            LeaseQueue queue,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.queue = queue;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Runs a change and then the queue, under the lock; tells what came of it once that is committed. */
    <T> T decide(Function<List<Object>, T> change) {
        var told = new ArrayList<Object>();
        T result = transaction.execute(_ -> {
            rows.lock();
            Map<HolderId, Integer> before = queue.places();
            T changed = change.apply(told);
            queue.move(told);
            var moved = queue.places();
            // whoever has just come has the place with the answer
            moved.entrySet().removeIf(now -> now.getValue().equals(before.getOrDefault(now.getKey(), now.getValue())));
            if (!moved.isEmpty()) {
                told.add(new QueueMoved(moved.keySet()));
            }
            return changed;
        });
        told.forEach(events::publishEvent);
        return result;
    }
}
