package io.paddock.support;

import io.paddock.account.AccountService;
import io.paddock.account.CircleService;
import io.paddock.account.signin.Passwords;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Beans for tests only. */
@TestConfiguration(proxyBeanMethods = false)
class SupportConfiguration {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    Queries queries(EntityManagerFactory factory, JdbcTemplate database, TransactionOperations transactions) {
        return new Queries(factory, database, transactions);
    }

    @Bean
    People people(AccountService accounts, CircleService circles, Passwords passwords, JdbcClient database) {
        return new People(accounts, circles, passwords, database);
    }

    @Bean
    LabLeavings labLeavings(JdbcClient database) {
        return new LabLeavings(database);
    }
}
