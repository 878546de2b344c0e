package io.paddock.lab;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Runs what takes time in the background: one task after the other for one lab, labs beside each other. */
@Component
class LabTasks implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LabTasks.class);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("lab-", 0).factory());
    private final Map<LabId, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /** The future completes when the task has ended, well or not; a task that fails is logged. */
    CompletableFuture<Void> run(LabId lab, Runnable task) {
        CompletableFuture<Void> mine = last.compute(
                lab,
                (_, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                        .thenRunAsync(() -> runLogged(lab, task), threads));
        mine.whenComplete((_, _) -> last.remove(lab, mine));
        return mine;
    }

    /** Something for no lab in particular. */
    CompletableFuture<Void> run(String what, Runnable task) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("Failed: {}", what, e);
                    }
                },
                threads);
    }

    private static void runLogged(LabId lab, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task of lab {} failed", lab, e);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
