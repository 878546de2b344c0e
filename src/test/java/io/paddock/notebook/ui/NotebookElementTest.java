package io.paddock.notebook.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.notebook.NotebookView;
import io.paddock.notebook.ViewerSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NotebookElementTest {

    private final List<Runnable> threads = new ArrayList<>();
    private final AtomicReference<ViewerSink> sink = new AtomicReference<>();
    private final List<String> received = new ArrayList<>();

    @Test
    void batchesReachTheBrowserInTheirOrderWhicheverThreadIsFirst() {
        new ImmediateUi().add(new Element());
        var browser = Objects.requireNonNull(sink.get());

        browser.deliver("first");
        browser.deliver("second");
        browser.deliver("third");
        threads.reversed().forEach(Runnable::run);

        assertThat(received).containsExactly("first", "second", "third");
    }

    private final class Element extends NotebookElement {

        Element() {
            super(NotebookElementTest.this::open, threads::add);
        }

        @Override
        void receive(String batch) {
            received.add(batch);
        }
    }

    private NotebookView open(ViewerSink opened) {
        sink.set(opened);
        return new NotebookView() {

            @Override
            public boolean readOnly() {
                return false;
            }

            @Override
            public void ready(long event) {}

            @Override
            public void received(long event) {}

            @Override
            public void submit(String batch) {}

            @Override
            public void command(String command) {}

            @Override
            public void close() {}
        };
    }
}
