package io.paddock.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reading the audit log: for administrators and auditors of an institution, and those of the platform. */
@Service
public class AuditReading {

    /**
     * One act; no actor stands for Paddock itself.
     *
     * @param people those whom the subject and the details name, by their ids
     * @param circles those that the entry names, by their ids
     */
    public record Entry(
            Instant at,
            Optional<Person> actor,
            String action,
            String subject,
            Optional<CircleId> circle,
            Map<String, String> details,
            Map<UserId, Person> people,
            Map<CircleId, Circle> circles) {
        public Entry {
            details = Map.copyOf(details);
            people = Map.copyOf(people);
            circles = Map.copyOf(circles);
        }
    }

    private static final Instant BEGINNING = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");
    /** Details that hold the id of a person. */
    private static final Set<String> NAMING = Set.of("owner", "person");

    private static final Set<Role> READERS = EnumSet.of(Role.INSTITUTION_ADMIN, Role.AUDITOR);

    private final AuditEntryRepository entries;
    private final CircleRepository circles;
    private final MembershipRepository memberships;
    private final AccountService accounts;
    private final Access access;
    private final JsonMapper json;

    AuditReading(
            AuditEntryRepository entries,
            CircleRepository circles,
            MembershipRepository memberships,
            AccountService accounts,
            Access access,
            JsonMapper json) {
        this.entries = entries;
        this.circles = circles;
        this.memberships = memberships;
        this.accounts = accounts;
        this.access = access;
        this.json = json;
    }

    /** Whether the actor may read any part of the log. */
    public boolean mayRead(UserId actor) {
        return access.isPlatformAdmin(actor)
                || !memberships.institutionsWith(actor.value(), names()).isEmpty();
    }

    /**
     * A page of the entries of the actor's institutions, newest first; with the names that they need, in a number of
     * queries that does not grow with the page.
     *
     * @throws AccessDenied where the actor may read no institution's log
     */
    public List<Entry> entries(UserId actor, AuditFilter filter, int offset, int limit) {
        var scope = scope(actor);
        var page = entries.page(
                scope.everything(),
                scope.institutions(),
                filter.action(),
                SearchPattern.containing(filter.person()),
                filter.from().orElse(BEGINNING),
                filter.until().orElse(END),
                offset,
                limit);
        var details = page.stream().collect(Collectors.toMap(Function.identity(), this::details));
        var people = accounts.find(page.stream()
                .flatMap(row -> people(row, details.getOrDefault(row, Map.of())))
                .toList());
        var named = circles
                .findByIdIn(
                        page.stream().flatMap(AuditReading::circles).distinct().toList())
                .stream()
                .map(CircleEntity::toCircle)
                .collect(Collectors.toMap(Circle::id, Function.identity()));
        return page.stream()
                .map(row -> new Entry(
                        row.at(),
                        Optional.ofNullable(row.actor()).map(people::get),
                        row.action(),
                        row.subject(),
                        Optional.ofNullable(row.circle()),
                        details.getOrDefault(row, Map.of()),
                        people,
                        named))
                .toList();
    }

    /** How many entries {@link #entries} has in all. */
    public int count(UserId actor, AuditFilter filter) {
        var scope = scope(actor);
        return Math.toIntExact(entries.count(
                scope.everything(),
                scope.institutions(),
                filter.action(),
                SearchPattern.containing(filter.person()),
                filter.from().orElse(BEGINNING),
                filter.until().orElse(END)));
    }

    /** The actions that stand in the log, for a choice. */
    public List<String> actions(UserId actor) {
        scope(actor);
        return entries.actions();
    }

    private Map<String, String> details(AuditEntryEntity row) {
        return json.readValue(row.details(), new TypeReference<TreeMap<String, String>>() {});
    }

    private static Stream<UserId> people(AuditEntryEntity row, Map<String, String> details) {
        return Stream.of(
                        Stream.ofNullable(row.actor()),
                        number(row.subject(), "person:").map(UserId::new),
                        details.entrySet().stream()
                                .filter(detail -> NAMING.contains(detail.getKey()))
                                .flatMap(detail -> number(detail.getValue(), ""))
                                .map(UserId::new))
                .flatMap(Function.identity());
    }

    private static Stream<Long> circles(AuditEntryEntity row) {
        return Stream.of(
                        Stream.ofNullable(row.circle()).map(CircleId::value),
                        number(row.subject(), "circle:"),
                        number(row.subject(), "students of circle:"))
                .flatMap(Function.identity());
    }

    private static Stream<Long> number(String text, String prefix) {
        var rest = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
        return rest.matches("[0-9]{1,18}") ? Stream.of(Long.valueOf(rest)) : Stream.empty();
    }

    private record Scope(boolean everything, List<Long> institutions) {}

    private Scope scope(UserId actor) {
        if (access.isPlatformAdmin(actor)) {
            return new Scope(true, List.of(0L));
        }
        var institutions = memberships.institutionsWith(actor.value(), names());
        if (institutions.isEmpty()) {
            throw new AccessDenied(actor, "one of " + READERS + " in an institution");
        }
        return new Scope(false, institutions);
    }

    private static Set<String> names() {
        return READERS.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }
}
