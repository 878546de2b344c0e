package io.paddock.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class CircleNamesTest {

    private static final Circle COURSE =
            new Circle(new CircleId(7), CircleKind.COURSE, "First steps", Optional.empty());

    @Test
    void saysTheTitleInTheReadersLanguage() {
        var titles = new StaticListableBeanFactory();
        titles.addBean("others", (CircleTitles) (circle, locale) -> Optional.empty());
        titles.addBean("courses", (CircleTitles)
                (circle, locale) -> locale.equals(Locale.SIMPLIFIED_CHINESE) ? Optional.of("入门") : Optional.empty());
        var names = new CircleNames(titles.getBeanProvider(CircleTitles.class));

        assertThat(names.in(COURSE, Locale.SIMPLIFIED_CHINESE)).isEqualTo("入门");
        assertThat(names.in(COURSE, Locale.ENGLISH)).isEqualTo("First steps");
    }

    @Test
    void saysTheGivenNameWhereNobodyKnowsMore() {
        var names = new CircleNames(new StaticListableBeanFactory().getBeanProvider(CircleTitles.class));

        assertThat(names.in(COURSE, Locale.ENGLISH)).isEqualTo("First steps");
    }
}
