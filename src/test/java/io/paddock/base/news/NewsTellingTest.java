package io.paddock.base.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

class NewsTellingTest {

    private final AnnotationConfigApplicationContext application =
            new AnnotationConfigApplicationContext(NewsTelling.class, Failing.class, Listening.class);

    private record Happened(String what) implements News {}

    private record Wanted(String what) {}

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void tellsNewsToAllThoughOneListenerFails() {
        application.publishEvent(new Happened("a lab is ready"));

        assertThat(application.getBean(Listening.class).heard).containsExactly(new Happened("a lab is ready"));
    }

    @Test
    void letsAListenerOfOtherEventsEndWhatIsBeingDone() {
        assertThatThrownBy(() -> application.publishEvent(new Wanted("a submission")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(application.getBean(Listening.class).heard).isEmpty();
    }

    static class Failing {

        @EventListener
        @Order(1)
        void on(Happened happened) {
            throw new IllegalStateException("no luck with " + happened);
        }

        @EventListener
        @Order(1)
        void on(Wanted wanted) {
            throw new IllegalStateException("no luck with " + wanted);
        }
    }

    static class Listening {

        final List<Object> heard = new ArrayList<>();

        @EventListener
        @Order(2)
        void on(Happened happened) {
            heard.add(happened);
        }

        @EventListener
        @Order(2)
        void on(Wanted wanted) {
            heard.add(wanted);
        }
    }
}
