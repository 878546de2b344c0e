package io.paddock.allowance;

import io.paddock.account.AccountService;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.NameOrder;
import io.paddock.account.Person;
import io.paddock.account.UserId;
import io.paddock.allowance.BalanceRows.CircleSums;
import io.paddock.base.language.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ledger for people: their own accounts, and the part of the tree that they look after. */
@Service
public class AllowanceService {

    private final BalanceRows balances;
    private final Ledger ledger;
    private final Lineage lineage;
    private final AllowanceAccess access;
    private final AllowanceSettings settings;
    private final CourseStudents students;
    private final CircleService circles;
    private final AccountService accounts;

    AllowanceService(
            BalanceRows balances,
            Ledger ledger,
            Lineage lineage,
            AllowanceAccess access,
            AllowanceSettings settings,
            CourseStudents students,
            CircleService circles,
            AccountService accounts) {
        this.balances = balances;
        this.ledger = ledger;
        this.lineage = lineage;
        this.access = access;
        this.settings = settings;
        this.students = students;
        this.circles = circles;
        this.accounts = accounts;
    }

    /** What the actor has. */
    @Transactional(readOnly = true)
    public Balance balance(UserId actor) {
        var courses = new ArrayList<>(balances.courses(actor));
        var known = courses.stream().map(CourseBalance::course).toList();
        var joined = students.courses(actor).stream()
                .filter(course -> !known.contains(course))
                .toList();
        if (!joined.isEmpty()) {
            // a course that has given nothing yet counts where its institution hands out allowances
            var sums = balances.sums(joined);
            joined.stream()
                    .filter(course -> ledger.metered(lineage.institution(course)))
                    .forEach(course -> courses.add(new CourseBalance(
                            course, Credits.NONE, Credits.NONE, pool(sums.getOrDefault(course, CircleSums.NONE)))));
        }
        var own = balances.own(actor);
        return new Balance(!courses.isEmpty() || own.milli() > 0, courses, own);
    }

    /** What moved the actor's accounts, newest first. */
    public List<LedgerEntry> history(UserId actor, int offset, int limit) {
        return balances.history(actor, offset, limit);
    }

    public int historyCount(UserId actor) {
        return balances.historyCount(actor);
    }

    /** What environments cost, the cheapest first. */
    public List<ComputeClass> classes() {
        var rates = settings.rates();
        return rates == null
                ? List.of()
                : rates.keySet().stream()
                        .map(settings::computeClass)
                        .sorted(Comparator.comparingLong(ComputeClass::perMinute)
                                .thenComparing(ComputeClass::name))
                        .toList();
    }

    /** Whether there is a part of the tree for the actor to look at. */
    public boolean mayLook(UserId actor) {
        return !access.roots(actor).isEmpty();
    }

    /** The parts of the tree that the actor may look at, from the top down. */
    @Transactional(readOnly = true)
    public List<TreeRow> tree(UserId actor) {
        var rows = new ArrayList<TreeRow>();
        for (var root : access.roots(actor)) {
            rows.addAll(below(actor, root));
        }
        return rows;
    }

    private List<TreeRow> below(UserId actor, Circle root) {
        var within = circles.within(root.id()).stream()
                .filter(circle -> circle.kind() != CircleKind.SECTION)
                .toList();
        var sums = balances.sums(within.stream().map(Circle::id).toList());
        var givers = access.givers(actor, root, within);
        var children = new HashMap<CircleId, List<Circle>>();
        within.stream()
                .filter(circle -> !circle.id().equals(root.id()))
                .forEach(circle -> circle.parent()
                        .ifPresent(parent -> children.computeIfAbsent(parent, _ -> new ArrayList<>())
                                .add(circle)));
        var rows = new ArrayList<TreeRow>();
        add(rows, root, 0, children, sums, givers, access.mayIssue(actor));
        return rows;
    }

    private static void add(
            List<TreeRow> rows,
            Circle circle,
            int depth,
            java.util.Map<CircleId, List<Circle>> children,
            java.util.Map<CircleId, CircleSums> sums,
            Set<CircleId> givers,
            boolean mayIssue) {
        var sum = sums.getOrDefault(circle.id(), CircleSums.NONE);
        boolean mayGive = circle.parent().map(givers::contains).orElse(mayIssue);
        rows.add(new TreeRow(
                circle,
                depth,
                sum.balance(),
                sum.students(),
                sum.used(),
                sum.pool(),
                mayGive,
                givers.contains(circle.id())));
        children.getOrDefault(circle.id(), List.of())
                .forEach(child -> add(rows, child, depth + 1, children, sums, givers, mayIssue));
    }

    /** The students of a course with what each has left, by name. */
    public List<StudentRow> students(UserId actor, CircleId course) {
        access.requireRead(actor, course);
        var left = balances.students(course);
        return accounts.find(students.of(actor, course)).values().stream()
                .sorted(NameOrder.in(accounts.find(actor).map(Person::language).orElse(Language.ENGLISH)))
                .map(person ->
                        new StudentRow(person.id(), person.displayName(), left.getOrDefault(person.id(), Credits.NONE)))
                .toList();
    }

    /** Whether a course, in an institution that hands out credit, has none yet and neither have its students in it. */
    @Transactional(readOnly = true)
    public boolean hasNoCredit(UserId actor, CircleId course) {
        access.requireRead(actor, course);
        var sums = balances.sums(List.of(course)).getOrDefault(course, CircleSums.NONE);
        return sums.balance().milli() <= 0
                && sums.students().milli() <= 0
                && ledger.metered(lineage.institution(course));
    }

    /** Whether the actor may give a course credit. */
    public boolean mayGive(UserId actor, CircleId course) {
        return access.mayGiveTo(actor, course);
    }

    private static Credits pool(CircleSums sums) {
        return sums.pool() ? sums.balance() : Credits.NONE;
    }
}
