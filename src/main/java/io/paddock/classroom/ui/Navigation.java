package io.paddock.classroom.ui;

import io.paddock.base.ui.NavigationEntry;
import io.paddock.base.ui.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The classroom's entry in the main navigation. */
@Configuration(proxyBeanMethods = false)
class Navigation {

    @Bean
    NavigationItem coursesItem() {
        return new NavigationEntry(20, "classroom.courses", "academy-cap", CoursesView.class, () -> true);
    }
}
