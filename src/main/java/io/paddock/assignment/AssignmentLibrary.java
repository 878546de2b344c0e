package io.paddock.assignment;

import io.paddock.account.CircleId;
import io.paddock.assignment.sheet.Sheet;
import io.paddock.assignment.sheet.SheetCheck;
import io.paddock.assignment.sheet.SheetProblem;
import io.paddock.assignment.sheet.Stubs;
import io.paddock.assignment.sheet.StudentVersion;
import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes assignments in, and gives their notebooks out: to students without what is the teacher's. */
@Component
class AssignmentLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(AssignmentLibrary.class);

    private final AssignmentRows rows;
    private final Words words;
    private final TransactionOperations transactions;
    private final Clock clock;

    AssignmentLibrary(AssignmentRows rows, Words words, TransactionOperations transactions, Clock clock) {
        this.rows = rows;
        this.words = words;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes an assignment in, all of it or nothing; taking it in again changes nothing. */
    List<SheetProblem> put(AssignmentSource source) {
        var sheets = new EnumMap<Language, Sheet>(Language.class);
        var problems = new ArrayList<SheetProblem>();
        source.notebooks().forEach((language, file) -> {
            try {
                var sheet = Sheet.read(file);
                sheets.put(language, sheet);
                problems.addAll(SheetCheck.problems(sheet));
            } catch (Refusal unreadable) {
                problems.add(new SheetProblem(0, language.tag(), unreadable.reason()));
            }
        });
        if (source.dataFolder() != null) {
            try {
                AssignmentData.check(source.dataFolder());
            } catch (Refusal tooLarge) {
                problems.add(new SheetProblem(0, "", tooLarge.reason()));
            }
        }
        if (problems.isEmpty() && markedAlike(sheets)) {
            transactions.executeWithoutResult(status -> store(source, sheets));
        } else if (problems.isEmpty()) {
            problems.add(new SheetProblem(0, "", Message.of("assignment.languages-differ")));
        }
        return List.copyOf(problems);
    }

    /** What a course's content does not name any more is withdrawn; naming it again brings it back. */
    void withdrawOthers(CircleId course, Collection<String> names) {
        var withdrawn = rows.withdrawOthers(course, names);
        if (withdrawn > 0) {
            LOG.info("{} assignments of course {} are withdrawn", withdrawn, course);
        }
    }

    /** Grades must mean the same whatever language a student works in. */
    private static boolean markedAlike(Map<Language, Sheet> sheets) {
        var marked = new HashSet<List<String>>();
        sheets.values()
                .forEach(sheet -> marked.add(sheet.graded().stream()
                        .map(cell -> cell.name() + " " + cell.kind() + " " + cell.points())
                        .toList()));
        return marked.size() == 1;
    }

    private void store(AssignmentSource source, Map<Language, Sheet> sheets) {
        rows.put(source);
        var id = rows.ofCircles(List.of(source.circle())).stream()
                .filter(assignment -> assignment.name().equals(source.name()))
                .findFirst()
                .orElseThrow()
                .id();
        source.notebooks().forEach((language, file) -> {
            var sheet = sheets.get(language);
            if (sheet != null) {
                rows.putVersion(id, language, Sha256.of(file), file, sheet.points(), clock.instant());
            }
        });
    }

    /** The newest version in this language, else in English, else in any. */
    long version(AssignmentId id, Language language) {
        var versions = rows.newestVersions(id);
        var exact = versions.get(language);
        var english = versions.get(Language.ENGLISH);
        if (exact != null) {
            return exact;
        }
        return english != null ? english : versions.values().iterator().next();
    }

    GradingMaterial material(Assignment assignment, long version) {
        return material(assignment, version, rows.version(version));
    }

    /** Many, by version, in one query. */
    Map<Long, GradingMaterial> materials(
            Map<AssignmentId, Assignment> of, Collection<SubmissionRows.VersionOf> wanted) {
        var stored = rows.versions(wanted.stream()
                .map(SubmissionRows.VersionOf::version)
                .distinct()
                .toList());
        var materials = new HashMap<Long, GradingMaterial>();
        for (var version : wanted) {
            var number = version.version();
            materials.computeIfAbsent(
                    number,
                    _ -> material(
                            Objects.requireNonNull(of.get(version.assignment())),
                            number,
                            Objects.requireNonNull(stored.get(number))));
        }
        return materials;
    }

    private GradingMaterial material(Assignment assignment, long version, AssignmentRows.Version stored) {
        var source = Sheet.read(stored.source());
        return new GradingMaterial(assignment, version, source, studentVersion(source, stored.language()));
    }

    private Sheet studentVersion(Sheet source, Language language) {
        var stubs = new Stubs(
                words.say(language.locale(), "assignment.sheet.stub.code"),
                words.say(language.locale(), "assignment.sheet.stub.text"));
        return new StudentVersion(stubs).of(source);
    }
}
