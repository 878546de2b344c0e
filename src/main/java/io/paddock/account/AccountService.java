package io.paddock.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People: who they are, and what they set for themselves. */
@Service
public class AccountService {

    private static final Pattern SIGN_IN_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    private static final List<String> COLUMNS =
            List.of("sign_in_name", "display_name", "language", "theme", "zone", "created_at");

    private final PersonRepository people;
    private final ManyRows rows;
    private final Clock clock;
    /** Names stand on every page; this application is the only one that changes them. */
    private final Cache<UserId, Person> known =
            Caffeine.newBuilder().maximumSize(20_000).build();

    AccountService(PersonRepository people, ManyRows rows, Clock clock) {
        this.people = people;
        this.rows = rows;
        this.clock = clock;
    }

    public Optional<Person> find(UserId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** Several people in one query; ids that are unknown are left out. */
    public Map<UserId, Person> find(Collection<UserId> ids) {
        var found = new HashMap<>(known.getAllPresent(new HashSet<>(ids)));
        var missing = ids.stream()
                .filter(id -> !found.containsKey(id))
                .map(UserId::value)
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            people.findByIdIn(missing).stream().map(PersonEntity::toPerson).forEach(person -> {
                known.put(person.id(), person);
                found.put(person.id(), person);
            });
        }
        return found;
    }

    public Optional<Person> findBySignInName(String signInName) {
        return people.findBySignInName(normal(signInName)).map(PersonEntity::toPerson);
    }

    /**
     * Makes a person, on behalf of Paddock itself.
     *
     * @throws Refusal where the name is taken or is none
     */
    @Transactional
    public Person register(String signInName, Profile profile) {
        return registerAll(List.of(new NewPerson(signInName, profile))).getFirst();
    }

    /**
     * Makes several people, on behalf of Paddock itself, in the order in which they were given; all or none.
     *
     * @throws Refusal where a name is taken or is none
     */
    @Transactional
    public List<Person> registerAll(List<NewPerson> wanted) {
        var named = new LinkedHashMap<String, Profile>();
        for (var person : wanted) {
            var name = normal(person.signInName());
            if (!SIGN_IN_NAME.matcher(name).matches()) {
                throw new Refusal(Message.of("account.refused.sign-in-name"));
            }
            if (named.put(name, person.profile()) != null) {
                throw taken(name);
            }
        }
        taken(named.keySet()).stream().findFirst().ifPresent(name -> {
            throw taken(name);
        });
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var ids = new HashMap<String, UserId>();
        rows.insert(
                "person",
                COLUMNS,
                named.entrySet().stream()
                        .map(each -> values(each.getKey(), each.getValue(), now))
                        .toList(),
                List.of("id", "sign_in_name"),
                (row, number) -> ids.put(row.getString("sign_in_name"), new UserId(row.getLong("id"))));
        return named.entrySet().stream()
                .map(each -> person(Objects.requireNonNull(ids.get(each.getKey())), each.getKey(), each.getValue()))
                .toList();
    }

    /** Those of the sign-in names that somebody has. */
    public Set<String> taken(Collection<String> signInNames) {
        return signInNames.isEmpty() ? Set.of() : people.taken(signInNames);
    }

    private static Refusal taken(String name) {
        return new Refusal(Message.of("account.refused.sign-in-name-taken", name));
    }

    private static List<Object> values(String name, Profile profile, LocalDateTime now) {
        return List.of(
                name,
                profile.displayName(),
                profile.language().tag(),
                profile.theme().name(),
                profile.zone().getId(),
                now);
    }

    private static Person person(UserId id, String name, Profile profile) {
        return new Person(id, name, profile.displayName(), profile.language(), profile.theme(), profile.zone());
    }

    /** Changes what the actor has set about themselves. */
    @Transactional
    public Person change(UserId actor, Profile profile) {
        var person = people.findById(actor.value()).orElseThrow(() -> new AccessDenied(actor, "a profile"));
        person.change(profile);
        var changed = people.save(person).toPerson();
        known.put(actor, changed);
        return changed;
    }

    /** Whether the person is kept out; sign-in asks. */
    public boolean isLocked(UserId person) {
        return people.isLocked(person.value());
    }

    /** A name as it is stored: people may type capitals. */
    static String normal(String signInName) {
        return signInName.strip().toLowerCase(Locale.ROOT);
    }
}
