package io.paddock.allowance;

import io.paddock.account.Access;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of its own that charges a lab as fast as it can, until somebody kills it: url, user, password, lab, student, course. */
final class LedgerVictim {

    private LedgerVictim() {}

    public static void main(String[] arguments) {
        System.setProperty("victim.url", arguments[0]);
        System.setProperty("victim.user", arguments[1]);
        System.setProperty("victim.password", arguments[2]);
        try (var context = new AnnotationConfigApplicationContext(Parts.class)) {
            var metering = context.getBean(AllowanceMetering.class);
            var jdbc = context.getBean(JdbcClient.class);
            var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            var lab = new AttachmentId(Long.parseLong(arguments[3]));
            var student = new UserId(Long.parseLong(arguments[4]));
            var course = new CircleId(Long.parseLong(arguments[5]));
            var small = new ComputeClass("cpu-small", 1000);
            System.out.println("ready");
            while (metering.hold(lab, student, course, small).held() > 0) {
                int minute = jdbc.sql("select metered from lab_meter where lab = :lab")
                        .param("lab", lab.value())
                        .query(Integer.class)
                        .single();
                transaction.executeWithoutResult(_ -> {
                    // as the meter does: the last transaction of the killed one may have been committed after all
                    if (jdbc.sql("update lab_meter set metered = metered + 1 where lab = :lab and metered = :minute")
                                    .param("lab", lab.value())
                                    .param("minute", minute)
                                    .update()
                            == 1) {
                        metering.charge(List.of(new Tick(lab, minute, Credits.of(1))));
                    }
                });
            }
            System.out.println("used up");
        }
    }

    @EnableTransactionManagement
    /** Registered by hand, so that the tests of the application do not find it. */
    static class Parts {

        @Bean
        DataSource dataSource() {
            return new DriverManagerDataSource(
                    System.getProperty("victim.url"),
                    System.getProperty("victim.user"),
                    System.getProperty("victim.password"));
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        JdbcClient jdbc(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        AllowanceMetering metering(JdbcClient jdbc, DataSource dataSource) {
            return new AllowanceMetering(
                    new Ledger(jdbc, new NamedParameterJdbcTemplate(dataSource), Clock.systemUTC()),
                    new Lineage(Mockito.mock(CircleService.class)),
                    new Nobody(),
                    new AllowanceSettings(null, 15));
        }
    }

    private static final class Nobody implements Access {

        @Override
        public Set<Role> roles(UserId person, CircleId circle) {
            return Set.of();
        }

        @Override
        public Map<CircleId, Set<Role>> roles(UserId person, Collection<CircleId> circles) {
            return Map.of();
        }

        @Override
        public boolean isPlatformAdmin(UserId person) {
            return false;
        }
    }
}
