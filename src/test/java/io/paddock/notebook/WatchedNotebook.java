package io.paddock.notebook;

import io.paddock.account.UserId;
import io.paddock.notebook.kernel.KernelClient;
import io.paddock.notebook.kernel.KernelConnection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** A notebook of the whole application with one viewer, and how long its output takes from the kernel's frame to the journal. */
public final class WatchedNotebook implements ViewerSink, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Watch watch;
    private final UUID client = UUID.randomUUID();
    private final NotebookView view;
    private volatile long revision;
    private long sequence;

    public WatchedNotebook(ApplicationContext application, UserId owner, NotebookId id) {
        watch = application.getBean(Watch.class);
        revision = application
                .getBean(NotebookService.class)
                .find(owner, id)
                .orElseThrow()
                .revision();
        view = application.getBean(LiveNotebooks.class).door(owner, id).view(client, Locale.ENGLISH, this);
        view.ready(0);
    }

    /** Runs a cell that prints, and returns, once the run has ended, the nanoseconds from its frame to its journalled output. */
    public long run(String cell) throws InterruptedException {
        watch.ended.clear();
        view.submit("{\"client\":\"" + client + "\",\"sequence\":" + ++sequence + ",\"base\":" + revision
                + ",\"operations\":[{\"op\":\"run\",\"cells\":[\"" + cell + "\"],\"stopOnError\":true}]}");
        if (watch.ended.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("the run did not end within " + PATIENCE);
        }
        return watch.journalled - watch.sent;
    }

    @Override
    public void deliver(String batch) {
        Thread.ofVirtual().start(() -> {
            var json = NotebookJson.MAPPER.readTree(batch);
            for (var event : json.path("events")) {
                if (event.path("t").asString("").equals("applied")) {
                    revision = event.path("revision").asLong();
                }
            }
            view.received(json.path("to").asLong());
        });
    }

    @Override
    public Duration pace() {
        return Duration.ofMillis(50);
    }

    @Override
    public void close() {
        view.close();
    }

    /** Notes the two moments, around the application's own client and journal. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Watching {

        @Bean
        static Watch watch() {
            return new Watch();
        }
    }

    private static final class Watch implements BeanPostProcessor {

        private final BlockingQueue<NotebookRecord> ended = new ArrayBlockingQueue<>(16);
        private volatile long sent;
        private volatile long journalled;

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return switch (bean) {
                case KernelClient client -> watched(client);
                case NotebookJournal journal -> watched(journal);
                default -> bean;
            };
        }

        private Object watched(KernelClient client) {
            return proxy(KernelClient.class, (proxy, method, arguments) -> {
                var result = call(client, method, arguments);
                return result instanceof KernelConnection connection ? watched(connection) : result;
            });
        }

        private Object watched(KernelConnection connection) {
            return proxy(KernelConnection.class, (proxy, method, arguments) -> {
                if (method.getName().equals("execute")) {
                    sent = System.nanoTime();
                }
                return call(connection, method, arguments);
            });
        }

        private Object watched(NotebookJournal journal) {
            return proxy(NotebookJournal.class, (proxy, method, arguments) -> {
                var result = call(journal, method, arguments);
                if (arguments != null && arguments.length == 2 && arguments[1] instanceof NotebookRecord record) {
                    noted(record);
                }
                return result;
            });
        }

        private void noted(NotebookRecord record) {
            // a line may come in two parts
            if (record instanceof NotebookRecord.StreamAppended && journalled < sent) {
                journalled = System.nanoTime();
            } else if (record instanceof NotebookRecord.RunEnded) {
                ended.add(record);
            }
        }

        private static Object proxy(Class<?> type, InvocationHandler handler) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        }

        private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }
}
