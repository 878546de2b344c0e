package io.paddock.grading.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.Command;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.base.ui.Problem;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReleaseRowTest {

    private final Errands errands = new Errands();
    private final Words words = (message, locale) -> message.key() + message.arguments();
    private final Page page = new Page();
    private final Semaphore permits = new Semaphore(0);
    private final AtomicInteger shown = new AtomicInteger();

    @AfterEach
    void end() {
        errands.destroy();
    }

    @Test
    void releasesOffThePagesThreadAndSaysHowFarItIs() {
        var row = row(progress -> {
            for (var done = 0; done < 40; done++) {
                progress.reached(done, 40);
            }
            permits.acquireUninterruptibly();
            return ui -> shown.incrementAndGet();
        });

        button(row).click();

        assertThat(button(row).isEnabled()).as("while it goes on").isFalse();
        await().until(() -> text(row).contains("grading.releasing.reached[20, 40]"));
        assertThat(shown).hasValue(0);
        permits.release();
        await().until(() -> shown.get() == 1);
        assertThat(button(row).isEnabled()).isTrue();
        assertThat(text(row)).doesNotContain("grading.releasing");
    }

    @Test
    void saysInWordsWhyItWasNotDoneAndCanBeAskedAgain() {
        var tries = new AtomicInteger();
        var row = row(progress -> {
            if (tries.incrementAndGet() == 1) {
                throw new Refusal(Message.of("test.refused"));
            }
            throw new IllegalStateException("the database is away");
        });

        button(row).click();
        await().until(() -> problem(row).isVisible() && button(row).isEnabled());
        assertThat(text(problem(row))).contains("test.refused");

        button(row).click();
        await().until(() -> text(problem(row)).contains("grading.release.failed"));
        assertThat(button(row).isEnabled()).isTrue();
    }

    @Test
    void goesOnWhereThePageIsLeft() {
        var released = new AtomicInteger();
        var row = row(progress -> {
            permits.acquireUninterruptibly();
            for (var done = 0; done < 40; done++) {
                progress.reached(done, 40);
                released.incrementAndGet();
            }
            return ui -> shown.incrementAndGet();
        });
        button(row).click();

        page.gone = true;
        permits.release();

        await().until(() -> released.get() == 40);
    }

    private ReleaseRow row(ReleaseRow.Work work) {
        var row = new ReleaseRow(words, Locale.ENGLISH, errands, work);
        page.add(row);
        return row;
    }

    private static Button button(Component in) {
        return all(in).filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Problem problem(Component in) {
        return all(in).filter(Problem.class::isInstance)
                .map(Problem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Component in) {
        return in.getElement().getTextRecursively();
    }

    private static Stream<Component> all(Component in) {
        return Stream.concat(Stream.of(in), in.getChildren().flatMap(ReleaseRowTest::all));
    }

    /** Its turns come at once, until it is left. */
    private static final class Page extends UI {

        private volatile boolean gone;

        @Override
        public synchronized Future<Void> access(Command command) {
            if (gone) {
                throw new UIDetachedException();
            }
            command.execute();
            return CompletableFuture.completedFuture(null);
        }
    }
}
