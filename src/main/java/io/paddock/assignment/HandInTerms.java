package io.paddock.assignment;

import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** On what terms an assignment is taken: from when to when, how often, how late, and who has longer. */
@Service
public class HandInTerms {

    private static final int LONGEST_REASON = 500;

    private final AssignmentRows assignments;
    private final ExtensionRows extensions;
    private final AssignmentAccess access;
    private final Audit audit;
    private final Clock clock;

    HandInTerms(
            AssignmentRows assignments, ExtensionRows extensions, AssignmentAccess access, Audit audit, Clock clock) {
        this.assignments = assignments;
        this.extensions = extensions;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sets when an assignment opens, is due and closes; for its teachers. */
    public void set(UserId actor, AssignmentId id, Dates dates) {
        var assignment = require(actor, id);
        access.requireTeacher(actor, assignment, "dates");
        assignments.setDates(id, dates);
        audit.record(
                actor,
                "assignment.dates",
                "assignment:" + id,
                assignment.circle(),
                Map.of(
                        "opens", orDash(dates.opens()),
                        "due", orDash(dates.due()),
                        "closes", orDash(dates.closes())));
    }

    /** Sets the rules; for its teachers. What was handed in already keeps its number, and costs what they say now. */
    public void set(UserId actor, AssignmentId id, HandInRules rules) {
        var assignment = require(actor, id);
        access.requireTeacher(actor, assignment, "rules");
        assignments.setRules(id, rules);
        audit.record(
                actor,
                "assignment.rules",
                "assignment:" + id,
                assignment.circle(),
                Map.of(
                        "attempts",
                        rules.attempts() == null ? "∞" : rules.attempts().toString(),
                        "percent",
                        Integer.toString(rules.latePercent())));
    }

    /** Gives a student longer, in place of what they were given before; for its teachers. */
    public void extend(UserId actor, AssignmentId id, Extension extension) {
        var assignment = require(actor, id);
        access.requireTeacher(actor, assignment, "extension");
        if (!access.isStudent(extension.person(), assignment.circle())) {
            throw new Refusal(Message.of("assignment.extension.no-student"));
        }
        var due = assignment.dates().due();
        if (due == null || !extension.due().isAfter(due)) {
            throw new Refusal(Message.of("assignment.extension.not-longer"));
        }
        if (extension.reason().length() > LONGEST_REASON) {
            throw new Refusal(Message.of("assignment.extension.long-reason", LONGEST_REASON));
        }
        var rounded = new Extension(
                extension.person(),
                extension.due().truncatedTo(ChronoUnit.MICROS),
                extension.reason().strip());
        extensions.put(id, rounded, actor, clock.instant());
        audit.record(
                actor,
                "assignment.extended",
                "person:" + extension.person(),
                assignment.circle(),
                Map.of("assignment", id.toString(), "due", rounded.due().toString(), "reason", rounded.reason()));
    }

    /** Takes an extension back; for its teachers. */
    public void withdraw(UserId actor, AssignmentId id, UserId student) {
        var assignment = require(actor, id);
        access.requireTeacher(actor, assignment, "extension");
        if (extensions.delete(id, student)) {
            audit.record(
                    actor,
                    "assignment.extension-withdrawn",
                    "person:" + student,
                    assignment.circle(),
                    Map.of("assignment", id.toString()));
        }
    }

    /** Who has longer; for staff and auditors. */
    public List<Extension> extensions(UserId actor, AssignmentId id) {
        access.requireSubmissions(actor, require(actor, id));
        return extensions.of(id);
    }

    /** The dates that hold for a person, of assignments that were found for them. */
    public Map<AssignmentId, Dates> dates(UserId actor, Collection<Assignment> found) {
        var longer = extensions.of(actor, found.stream().map(Assignment::id).toList());
        var dates = new HashMap<AssignmentId, Dates>();
        found.forEach(assignment -> dates.put(assignment.id(), extended(assignment, longer.get(assignment.id()))));
        return dates;
    }

    /** The dates that hold for a person. */
    Dates dates(UserId person, Assignment assignment) {
        return dates(person, List.of(assignment)).getOrDefault(assignment.id(), assignment.dates());
    }

    private static Dates extended(Assignment assignment, @Nullable Extension extension) {
        Instant due = assignment.dates().due();
        return extension == null || due == null
                ? assignment.dates()
                : assignment.dates().until(extension.due());
    }

    private static String orDash(@Nullable Instant instant) {
        return instant == null ? "–" : instant.toString();
    }

    private Assignment require(UserId actor, AssignmentId id) {
        return assignments.find(id).orElseThrow(() -> new AccessDenied(actor, "assignment " + id));
    }
}
