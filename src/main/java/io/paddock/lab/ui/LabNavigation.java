package io.paddock.lab.ui;

import io.paddock.account.CurrentPerson;
import io.paddock.base.ui.NavigationEntry;
import io.paddock.base.ui.NavigationItem;
import io.paddock.lab.LabOverview;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's entries of the main navigation. */
@Configuration(proxyBeanMethods = false)
class LabNavigation {

    @Bean
    NavigationItem myLabsNavigation(CurrentPerson current) {
        return new NavigationEntry(
                300,
                "lab.page.mine",
                "flask",
                MyLabsView.class,
                () -> current.id().isPresent());
    }

    @Bean
    NavigationItem labsNavigation(CurrentPerson current, LabOverview overview) {
        return new NavigationEntry(
                700,
                "lab.page.all",
                "cubes",
                LabsAdminView.class,
                () -> current.id().filter(overview::mayAdminister).isPresent());
    }
}
