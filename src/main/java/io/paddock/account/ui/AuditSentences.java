package io.paddock.account.ui;

import io.paddock.account.AuditReading.Entry;
import io.paddock.account.CircleId;
import io.paddock.account.CircleNames;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Says in a sentence what an entry of the audit log records.
 *
 * <p>The words for an action {@code notebook.looked} stand under {@code notebook.audit.looked}, those for this module's
 * actions under {@code account.audit.did.…}; they get who did it, to what, where, and the details in the order of their
 * names. A short name of the action, for a choice, has {@code .name} after that. Words for a detail that is a code stand
 * under {@code notebook.audit.detail.<its name>.<the code>}.
 */
@Component
class AuditSentences {

    private static final String OWN = "account.audit.did.";
    private static final String UNKNOWN = "–";
    private static final int MOST_DETAILS = 5;

    private final Words words;
    private final CircleNames names;
    private final AuditThings things;

    /** What the sentences of a page have in common. */
    private record Telling(Map<String, String> titles, Locale locale, ZoneId zone) {}

    AuditSentences(Words words, CircleNames names, AuditThings things) {
        this.words = words;
        this.names = names;
        this.things = things;
    }

    /** A sentence for each of the entries; times are those of the zone. */
    List<String> sentences(List<Entry> entries, Locale locale, ZoneId zone) {
        var telling = new Telling(things.titles(entries, locale), locale, zone);
        return entries.stream().map(entry -> sentence(entry, telling)).toList();
    }

    private String sentence(Entry entry, Telling telling) {
        var locale = telling.locale();
        var arguments = new ArrayList<Object>();
        arguments.add(entry.actor().map(Person::displayName).orElse("Paddock"));
        arguments.add(subject(entry, telling));
        arguments.add(place(entry, locale).<Object>map(name -> name).orElse(Message.of("account.audit.platform")));
        new TreeMap<>(entry.details()).forEach((name, value) -> arguments.add(detail(entry, name, value, telling)));
        while (arguments.size() < 3 + MOST_DETAILS) {
            arguments.add(UNKNOWN);
        }
        return key(entry.action())
                .map(key -> words.say(new Message(key, List.copyOf(arguments)), locale))
                .orElseGet(() ->
                        words.say(locale, "account.audit.did", arguments.getFirst(), entry.action(), entry.subject()));
    }

    /** A short name of an action. */
    String name(String action, Locale locale) {
        return key(action)
                .map(key -> key + ".name")
                .filter(words::knows)
                .map(key -> words.say(locale, key))
                .orElse(action);
    }

    /** The name of the circle that it happened in. */
    Optional<String> place(Entry entry, Locale locale) {
        return entry.circle().map(entry.circles()::get).map(circle -> names.in(circle, locale));
    }

    private Optional<String> key(String action) {
        var own = OWN + action;
        if (words.knows(own)) {
            return Optional.of(own);
        }
        var parts = action.split("\\.", 2);
        return Optional.of(parts[0] + ".audit." + parts[parts.length - 1]).filter(words::knows);
    }

    private Object subject(Entry entry, Telling telling) {
        var parts = entry.subject().split(":", 2);
        var id = parts[parts.length - 1];
        return switch (parts[0]) {
            case "person" -> person(entry, id);
            case "circle" -> circle(entry, id, telling.locale()).orElse(entry.subject());
            case "students of circle" ->
                circle(entry, id, telling.locale())
                        .<Object>map(name -> Message.of("account.audit.students", name))
                        .orElse(entry.subject());
            default -> parts.length == 2 ? thing(parts[0], id, telling).orElse(entry.subject()) : entry.subject();
        };
    }

    private Optional<String> circle(Entry entry, String id, Locale locale) {
        return number(id).map(CircleId::new).map(entry.circles()::get).map(circle -> names.in(circle, locale));
    }

    /** By its title; of what has none, the kind and the number. */
    private Optional<Object> thing(String kind, String id, Telling telling) {
        var key = kind + ".audit.subject";
        return Optional.<Object>ofNullable(telling.titles().get(kind + ":" + id))
                .or(() -> words.knows(key) ? Optional.of(Message.of(key, id)) : Optional.empty());
    }

    private Object detail(Entry entry, String name, String value, Telling telling) {
        return switch (name) {
            case "role" -> role(value);
            case "kind" -> Message.of("account.circle." + value.toLowerCase(Locale.ROOT));
            case "owner", "person" -> person(entry, value);
            default ->
                thing(name, value, telling)
                        .or(() -> coded(entry, name, value))
                        .orElseGet(() -> AuditValues.spoken(value, telling.locale(), telling.zone()));
        };
    }

    private Optional<Object> coded(Entry entry, String name, String value) {
        var module = entry.action().split("\\.", 2)[0];
        var key = module + ".audit.detail." + name + "." + value.replace(' ', '-');
        return words.knows(key) ? Optional.of(Message.of(key)) : Optional.empty();
    }

    private static Object role(String value) {
        for (var role : Role.values()) {
            if (role.name().equals(value)) {
                return Message.of(Roles.key(role));
            }
        }
        return value;
    }

    private static String person(Entry entry, String id) {
        return number(id)
                .map(UserId::new)
                .map(entry.people()::get)
                .map(Person::displayName)
                .orElse(id);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
