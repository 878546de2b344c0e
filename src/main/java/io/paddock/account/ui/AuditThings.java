package io.paddock.account.ui;

import io.paddock.account.AuditReading.Entry;
import io.paddock.account.AuditTitles;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What things are called that entries of the audit log hold by their ids. */
@Component
class AuditThings {

    private final ObjectProvider<AuditTitles> kinds;

    AuditThings(ObjectProvider<AuditTitles> kinds) {
        this.kinds = kinds;
    }

    /** By kind and id: {@code assignment:17}. What no module knows is not there. */
    Map<String, String> titles(List<Entry> entries, Locale locale) {
        var titles = new HashMap<String, String>();
        kinds.forEach(kind -> {
            var ids = entries.stream()
                    .flatMap(entry -> ids(entry, kind.kind()))
                    .filter(id -> id.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .collect(Collectors.toSet());
            if (!ids.isEmpty()) {
                kind.titles(ids, locale).forEach((id, title) -> titles.put(kind.kind() + ":" + id, title));
            }
        });
        return titles;
    }

    private static Stream<String> ids(Entry entry, String kind) {
        var prefix = kind + ":";
        return Stream.concat(
                Stream.of(entry.subject())
                        .filter(subject -> subject.startsWith(prefix))
                        .map(subject -> subject.substring(prefix.length())),
                Stream.ofNullable(entry.details().get(kind)));
    }
}
