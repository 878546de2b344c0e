package io.paddock.workspace.ui;

import io.paddock.base.ui.NavigationEntry;
import io.paddock.base.ui.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desk's entry in the main navigation. */
@Configuration(value = "workspaceNavigation", proxyBeanMethods = false)
class Navigation {

    @Bean
    NavigationItem deskItem() {
        return new NavigationEntry(10, "classroom.desk", "home-o", DeskView.class, () -> true);
    }
}
