package io.paddock.account.demo;

import io.paddock.account.AccountService;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.DemoPeople;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson.Place;
import io.paddock.account.signin.Passwords;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the demo institution and its people, once, and tells at every start that they are there. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnBooleanProperty("paddock.demo")
class DemoInstitution implements ApplicationRunner {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final AccountService accounts;
    private final CircleService circles;
    private final Passwords passwords;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    DemoInstitution(
            AccountService accounts,
            CircleService circles,
            Passwords passwords,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.circles = circles;
        this.passwords = passwords;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var people = transaction.execute(status -> make());
        events.publishEvent(people);
    }

    private DemoPeople make() {
        var places = new EnumMap<Place, CircleId>(Place.class);
        var institution = circles.ensureInstitution("Lakeside University 湖畔大学");
        var computing = circles.ensure(CircleKind.DEPARTMENT, "Computer Science 计算机学院", institution.id());
        var mathematics = circles.ensure(CircleKind.DEPARTMENT, "Mathematics 数学学院", institution.id());
        places.put(Place.INSTITUTION, institution.id());
        places.put(Place.COMPUTER_SCIENCE, computing.id());
        places.put(Place.MATHEMATICS, mathematics.id());
        var all = new EnumMap<DemoPerson, UserId>(DemoPerson.class);
        var made = new ArrayList<UserId>();
        for (var demo : DemoPerson.values()) {
            var known = accounts.findBySignInName(demo.signInName()).map(Person::id);
            all.put(demo, known.orElseGet(() -> make(demo, places.get(demo.place()), made)));
        }
        if (!made.isEmpty()) {
            passwords.set(made, DemoPerson.PASSWORD);
        }
        return new DemoPeople(
                institution,
                computing,
                Objects.requireNonNull(all.get(DemoPerson.HELEN_MARSH)),
                with(all, Role.TEACHER),
                with(all, Role.ASSISTANT),
                with(all, Role.STUDENT));
    }

    private UserId make(DemoPerson demo, @Nullable CircleId place, List<UserId> made) {
        var profile = new Profile(demo.displayName(), demo.language(), Theme.SYSTEM, ZONE);
        var person = accounts.register(demo.signInName(), profile).id();
        circles.ensureMember(person, place, demo.role());
        made.add(person);
        return person;
    }

    private static List<UserId> with(Map<DemoPerson, UserId> people, Role role) {
        return people.entrySet().stream()
                .filter(entry -> entry.getKey().role() == role)
                .map(Map.Entry::getValue)
                .toList();
    }
}
