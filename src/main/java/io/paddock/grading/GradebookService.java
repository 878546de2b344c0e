package io.paddock.grading;

import io.paddock.account.AccountService;
import io.paddock.account.Audit;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Membership;
import io.paddock.account.NameOrder;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.Submission;
import io.paddock.base.language.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** A course's grades in one table. */
@Service
public class GradebookService {

    private final Grades grades;
    private final GradingAccess access;
    private final GradebookCsv csv;
    private final AssignmentService assignments;
    private final AccountService accounts;
    private final CircleService circles;
    private final Audit audit;

    GradebookService(
            Grades grades,
            GradingAccess access,
            GradebookCsv csv,
            AssignmentService assignments,
            AccountService accounts,
            CircleService circles,
            Audit audit) {
        this.grades = grades;
        this.access = access;
        this.csv = csv;
        this.assignments = assignments;
        this.accounts = accounts;
        this.circles = circles;
        this.audit = audit;
    }

    /** Everybody's grades in a course, in a number of queries that does not grow with it; for staff and auditors. */
    public Gradebook gradebook(UserId actor, CircleId course) {
        access.requireReader(actor, course, "gradebook");
        var listed = assignments.assignments(actor, List.of(course));
        var ids = listed.stream().map(Assignment::id).toList();
        var submissions = assignments.handedIn(actor, ids);
        var all = grades.of(submissions);
        var byStudent = new HashMap<UserId, Map<AssignmentId, Grade>>();
        for (var submission : submissions) {
            var grade = all.get(submission.id());
            if (grade != null) {
                byStudent
                        .computeIfAbsent(submission.person(), none -> new HashMap<>())
                        .put(submission.assignment(), grade);
            }
        }
        var handedIn = submissions.stream().map(Submission::assignment).collect(Collectors.toSet());
        var shown = listed.stream()
                .filter(assignment -> !assignment.withdrawn() || handedIn.contains(assignment.id()))
                .toList();
        return new Gradebook(students(actor, course), shown, assignments.points(ids), byStudent);
    }

    /** The gradebook as a file; on record, as it leaves the house. */
    public byte[] csv(UserId actor, CircleId course, Language language) {
        var book = gradebook(actor, course);
        audit.record(actor, "grading.exported", "circle:" + course, course, Map.of());
        return csv.write(book, language);
    }

    private List<Person> students(UserId actor, CircleId course) {
        var inside = circles.within(course).stream().map(Circle::id).toList();
        var ids = circles.members(actor, inside).stream()
                .filter(membership -> membership.role() == Role.STUDENT)
                .map(Membership::person)
                .distinct()
                .toList();
        var asked = Stream.concat(ids.stream(), Stream.of(actor)).distinct().toList();
        var people = accounts.find(asked);
        var reader = people.get(actor);
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(people.get(id)))
                .sorted(NameOrder.in(reader == null ? Language.ENGLISH : reader.language()))
                .toList();
    }
}
