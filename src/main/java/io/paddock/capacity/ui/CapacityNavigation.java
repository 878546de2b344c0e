package io.paddock.capacity.ui;

import io.paddock.account.CurrentPerson;
import io.paddock.base.ui.NavigationEntry;
import io.paddock.base.ui.NavigationItem;
import io.paddock.capacity.CapacityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's entry of the main navigation. */
@Configuration(proxyBeanMethods = false)
class CapacityNavigation {

    @Bean
    NavigationItem capacityNavigationItem(CurrentPerson current, CapacityService capacity) {
        return new NavigationEntry(
                750,
                "capacity.page.title",
                "server",
                CapacityView.class,
                () -> current.id().filter(capacity::mayLook).isPresent());
    }
}
