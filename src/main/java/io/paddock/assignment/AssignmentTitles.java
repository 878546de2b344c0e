package io.paddock.assignment;

import io.paddock.account.AuditTitles;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Calls assignments by their titles in the audit log. */
@Component
class AssignmentTitles implements AuditTitles {

    private final AssignmentRows rows;
    private final Words words;

    AssignmentTitles(AssignmentRows rows, Words words) {
        this.rows = rows;
        this.words = words;
    }

    @Override
    public String kind() {
        return "assignment";
    }

    @Override
    public Map<Long, String> titles(Collection<Long> ids, Locale locale) {
        return rows.find(ids.stream().map(AssignmentId::new).toList()).values().stream()
                .collect(Collectors.toMap(
                        assignment -> assignment.id().value(),
                        assignment -> words.say(
                                locale,
                                "assignment.audit.titled",
                                assignment.title().in(Language.of(locale)))));
    }
}
