package io.paddock.base.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the data folder, and runs the embedded database unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DataFolder dataFolder(DataSettings settings) {
        return DataFolder.take(settings.data());
    }

    @Bean
    DatabaseLock databaseLock(JdbcConnectionDetails database) {
        return new DatabaseLock(database, () -> Runtime.getRuntime().halt(1));
    }

    /** Before anything is changed. */
    @Bean
    FlywayMigrationStrategy lockedMigration(DatabaseLock lock) {
        return flyway -> {
            lock.take();
            flyway.migrate();
        };
    }

    /** The part that an outside database replaces. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {

        @Bean
        EmbeddedMariaDb embeddedMariaDb(DataFolder folder) {
            return EmbeddedMariaDb.start(folder.path().resolve("mariadb"));
        }

        @Bean
        JdbcConnectionDetails jdbcConnectionDetails(EmbeddedMariaDb database) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return database.user();
                }

                @Override
                public String getPassword() {
                    return database.password();
                }

                @Override
                public String getJdbcUrl() {
                    return database.url("paddock");
                }
            };
        }
    }
}
