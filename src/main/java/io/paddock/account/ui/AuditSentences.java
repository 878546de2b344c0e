package io.paddock.account.ui;

import io.paddock.account.AuditReading.Entry;
import io.paddock.account.CircleId;
import io.paddock.account.CircleNames;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Says in a sentence what an entry of the audit log records.
 *
 * <p>The words for an action {@code notebook.looked} stand under {@code notebook.audit.looked}, those for this module's
 * actions under {@code account.audit.did.…}; they get who did it, to what, where, and the details in the order of their
 * names. A short name of the action, for a choice, has {@code .name} after that.
 */
@Component
class AuditSentences {

    private static final String OWN = "account.audit.did.";
    private static final String UNKNOWN = "–";
    private static final int MOST_DETAILS = 5;

    private final Words words;
    private final CircleNames names;

    AuditSentences(Words words, CircleNames names) {
        this.words = words;
        this.names = names;
    }

    String sentence(Entry entry, Locale locale) {
        var arguments = new ArrayList<Object>();
        arguments.add(entry.actor().map(Person::displayName).orElse("Paddock"));
        arguments.add(subject(entry, locale));
        arguments.add(place(entry, locale).<Object>map(name -> name).orElse(Message.of("account.audit.platform")));
        new TreeMap<>(entry.details()).forEach((name, value) -> arguments.add(detail(entry, name, value)));
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

    private Object subject(Entry entry, Locale locale) {
        var parts = entry.subject().split(":", 2);
        var id = parts[parts.length - 1];
        return switch (parts[0]) {
            case "person" -> person(entry, id);
            case "circle" ->
                number(id)
                        .map(CircleId::new)
                        .map(entry.circles()::get)
                        .map(circle -> names.in(circle, locale))
                        .orElse(entry.subject());
            default -> {
                var key = parts[0] + ".audit.subject";
                yield parts.length == 2 && words.knows(key) ? Message.of(key, id) : entry.subject();
            }
        };
    }

    private static Object detail(Entry entry, String name, String value) {
        return switch (name) {
            case "role" -> role(value);
            case "kind" -> Message.of("account.circle." + value.toLowerCase(Locale.ROOT));
            case "owner", "person" -> person(entry, value);
            default -> value;
        };
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
