package io.paddock.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowersTest {

    private final Followers<String, Runnable> followers = new Followers<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void tellsThoseWhoFollow() {
        followers.follow("li", () -> told.add("one"));
        followers.follow("wang", () -> told.add("other"));

        followers.tell("li", Runnable::run);

        assertThat(told).containsExactly("one");
    }

    @Test
    void tellsNobodyWhoHasLeft() {
        var leave = followers.follow("li", () -> told.add("one"));
        followers.follow("li", () -> told.add("other"));

        leave.run();
        followers.tellAll(Runnable::run);

        assertThat(told).containsExactly("other");
    }

    @Test
    void aPageThatBreaksDoesNotKeepTheNewsFromTheOthers() {
        followers.follow("li", () -> {
            throw new IllegalStateException("this page is broken");
        });
        followers.follow("li", () -> told.add("one"));
        followers.follow("wang", () -> told.add("other"));

        followers.tellAll(Runnable::run);

        assertThat(told).containsExactlyInAnyOrder("one", "other");
    }
}
