package io.paddock.assignment;

import io.paddock.account.AuditTitles;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Calls what was handed in by its assignment's title and its number in the audit log. */
@Component
class SubmissionTitles implements AuditTitles {

    private final SubmissionRows rows;
    private final AssignmentRows assignments;
    private final Words words;

    SubmissionTitles(SubmissionRows rows, AssignmentRows assignments, Words words) {
        this.rows = rows;
        this.assignments = assignments;
        this.words = words;
    }

    @Override
    public String kind() {
        return "submission";
    }

    @Override
    public Map<Long, String> titles(Collection<Long> ids, Locale locale) {
        var found = rows.find(ids.stream().map(SubmissionId::new).toList());
        var of = assignments.find(
                found.stream().map(Submission::assignment).distinct().toList());
        var titles = new HashMap<Long, String>();
        for (var submission : found) {
            var assignment = of.get(submission.assignment());
            if (assignment != null) {
                titles.put(
                        submission.id().value(),
                        words.say(
                                locale,
                                "assignment.audit.hand-in",
                                assignment.title().in(Language.of(locale)),
                                submission.number()));
            }
        }
        return titles;
    }
}
