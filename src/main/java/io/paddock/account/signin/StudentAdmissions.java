package io.paddock.account.signin;

import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.ActivationCode;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Invitation;
import io.paddock.account.NewPerson;
import io.paddock.account.NewStudent;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Student;
import io.paddock.account.StudentNumber;
import io.paddock.account.StudentNumbers;
import io.paddock.account.StudentNumbers.Numbered;
import io.paddock.account.Students;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets students in by number. */
@Service
class StudentAdmissions implements Students {

    private final AccountService accounts;
    private final CircleService circles;
    private final StudentNumbers numbers;
    private final Activations activations;
    private final PasswordLinks links;
    private final Audit audit;

    StudentAdmissions(
            AccountService accounts,
            CircleService circles,
            StudentNumbers numbers,
            Activations activations,
            PasswordLinks links,
            Audit audit) {
        this.accounts = accounts;
        this.circles = circles;
        this.numbers = numbers;
        this.activations = activations;
        this.links = links;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<StudentNumber, Student> find(UserId actor, CircleId circle, Collection<StudentNumber> wanted) {
        circles.requireGranting(actor, circle, Role.STUDENT);
        var ids = numbers.people(circles.institution(circle), wanted);
        var people = accounts.find(ids.values());
        var activated = numbers.activated(ids.values());
        var found = new HashMap<StudentNumber, Student>();
        ids.forEach((number, id) ->
                found.put(number, new Student(Objects.requireNonNull(people.get(id)), number, activated.contains(id))));
        return found;
    }

    @Override
    @Transactional
    public List<Student> admit(UserId actor, CircleId circle, Language language, List<NewStudent> wanted) {
        circles.requireGranting(actor, circle, Role.STUDENT);
        var institution = circles.institution(circle);
        var zone = accounts.find(actor)
                .orElseThrow(() -> new AccessDenied(actor, "to admit students"))
                .zone();
        var people = register(institution, wanted, language, zone);
        var admitted = new ArrayList<Student>();
        var numbered = new ArrayList<Numbered>();
        for (var each = 0; each < wanted.size(); each++) {
            var student = wanted.get(each);
            admitted.add(new Student(people.get(each), student.number(), false));
            numbered.add(new Numbered(people.get(each).id(), student.number(), student.mail()));
        }
        numbers.give(institution, numbered);
        var ids = admitted.stream().map(student -> student.person().id()).toList();
        circles.joinAll(actor, ids, circle, Role.STUDENT);
        audit.recordAll(
                actor, "person.invited", ids.stream().map(id -> "person:" + id).toList(), circle, Map.of());
        return admitted;
    }

    private List<Person> register(CircleId institution, List<NewStudent> wanted, Language language, ZoneId zone) {
        var taken = accounts.taken(wanted.stream()
                .map(student -> StudentNumbers.name(student.number()))
                .toList());
        return accounts.registerAll(wanted.stream()
                .map(student -> {
                    var name = StudentNumbers.name(student.number());
                    return new NewPerson(
                            taken.contains(name) ? name + "." + institution : name,
                            new Profile(student.displayName(), language, Theme.SYSTEM, zone));
                })
                .toList());
    }

    @Override
    @Transactional
    public List<ActivationCode> codes(UserId actor, CircleId circle, Collection<UserId> people) {
        circles.requireGranting(actor, circle, Role.STUDENT);
        var waiting = numbers.inCareOf(actor, numbers.waiting(circle, people));
        var numbered = numbers.of(circles.institution(circle), waiting);
        var known = accounts.find(waiting);
        var owners = new LinkedHashMap<Person, Numbered>();
        for (var id : waiting) {
            var number = numbered.get(id);
            if (number != null) {
                owners.put(Objects.requireNonNull(known.get(id)), number);
            }
        }
        var codes = activations.issue(owners);
        audit.recordAll(
                actor,
                "person.code-made",
                codes.stream().map(code -> "person:" + code.person().id()).toList(),
                circle,
                Map.of());
        return codes;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayRenew(UserId actor, CircleId circle, UserId student) {
        return !actor.equals(student)
                && circles.mayGrant(actor, circle, Role.STUDENT)
                && circles.isStudent(student, circle)
                && numbers.inCareOf(actor, List.of(student)).contains(student);
    }

    @Override
    @Transactional
    public Invitation renew(UserId actor, CircleId circle, UserId student) {
        if (!mayRenew(actor, circle, student)) {
            throw new AccessDenied(actor, "to give person " + student + " a new password");
        }
        audit.record(actor, "person.link-renewed", "person:" + student, circle, Map.of());
        var issued = links.issue(student);
        return new Invitation(accounts.find(student).orElseThrow(), "welcome/" + issued.secret(), issued.expiresAt());
    }
}
