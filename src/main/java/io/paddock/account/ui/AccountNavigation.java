package io.paddock.account.ui;

import io.paddock.account.AuditReading;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Directory;
import io.paddock.account.Organisation;
import io.paddock.base.ui.NavigationEntry;
import io.paddock.base.ui.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's entries of the main navigation. */
@Configuration(proxyBeanMethods = false)
class AccountNavigation {

    @Bean
    NavigationItem peopleNavigation(CurrentPerson current, Directory directory) {
        return new NavigationEntry(
                800,
                "account.people",
                "users",
                PeopleView.class,
                () -> current.id().filter(directory::mayRead).isPresent());
    }

    @Bean
    NavigationItem organisationNavigation(CurrentPerson current, Organisation organisation) {
        return new NavigationEntry(
                810,
                "account.circles",
                "cluster",
                OrganisationView.class,
                () -> current.id().filter(organisation::mayRead).isPresent());
    }

    @Bean
    NavigationItem auditNavigation(CurrentPerson current, AuditReading log) {
        return new NavigationEntry(
                900,
                "account.audit",
                "clipboard-text",
                AuditView.class,
                () -> current.id().filter(log::mayRead).isPresent());
    }
}
