package io.paddock.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.Audit;
import io.paddock.account.AuditFilter;
import io.paddock.account.AuditReading;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentFixture;
import io.paddock.assignment.AssignmentService;
import io.paddock.assignment.Dates;
import io.paddock.assignment.Extension;
import io.paddock.assignment.HandInTerms;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Language;
import io.paddock.grading.Marking;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.People;
import io.paddock.support.Queries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What readers of the log read: names and titles, times and numbers of their language and zone, no ids. */
@IntegrationTest
class AuditSentencesIT {

    private static final Instant DUE = Instant.parse("2027-02-01T15:59:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    private AuditSentences sentences;

    @Autowired
    private AuditReading log;

    @Autowired
    private Audit audit;

    @Autowired
    private AssignmentService assignments;

    @Autowired
    private HandInTerms terms;

    @Autowired
    private Marking marking;

    @Autowired
    private People people;

    @Autowired
    private Queries queries;

    private Ground ground;
    private Person teacher;
    private Person student;
    private Assignment assignment;

    @BeforeEach
    void anAssignment() {
        ground = people.ground();
        teacher = people.with(Role.TEACHER, ground);
        student = people.with(Role.STUDENT, ground);
        assignment =
                AssignmentFixture.put(assignments, teacher.id(), ground.course().id(), AssignmentFixture.doubling());
    }

    @Test
    void callsAssignmentsByTheirTitlesAndTellsTimesOfTheReadersZone() {
        terms.set(teacher.id(), assignment.id(), new Dates(null, DUE, null));

        var course = ground.course().name();
        assertThat(sentence("assignment.dates", Language.ENGLISH, SHANGHAI))
                .isEqualTo("%s set the dates of “Doubling” in %s: opens –, due 1 Feb 2027, 23:59, closes –"
                        .formatted(teacher.displayName(), course));
        assertThat(sentence("assignment.dates", Language.CHINESE, SHANGHAI))
                .isEqualTo("%s 设置了“%s”中“加倍”的时间：开放 –，截止 2027年2月1日 23:59，关闭 –".formatted(teacher.displayName(), course));
        assertThat(sentence("assignment.dates", Language.ENGLISH, ZoneId.of("UTC")))
                .contains("due 1 Feb 2027, 15:59");
    }

    @Test
    void callsWhatTheDetailsHoldByItsTitleToo() {
        terms.set(teacher.id(), assignment.id(), new Dates(null, DUE, null));
        terms.extend(teacher.id(), assignment.id(), new Extension(student.id(), DUE.plusSeconds(60), ""));
        assignments.open(student.id(), assignment.id(), Language.ENGLISH);
        var submission = assignments.handIn(student.id(), assignment.id()).submission();
        assignments.file(teacher.id(), submission.id());
        marking.mark(teacher.id(), submission.id(), "why", new Points(450), "");

        assertThat(sentence("assignment.extended", Language.ENGLISH, SHANGHAI))
                .endsWith("longer for “Doubling”, until 2 Feb 2027, 00:00: –");
        assertThat(sentence("assignment.read", Language.ENGLISH, SHANGHAI)).endsWith(": “Doubling”, hand-in no. 1");
        assertThat(sentence("assignment.read", Language.CHINESE, SHANGHAI)).endsWith("提交的作业：“加倍”第 1 次提交");
        assertThat(sentence("grading.marked", Language.ENGLISH, SHANGHAI))
                .endsWith("(“Doubling”, hand-in no. 1; why): 4.5 points");
    }

    @Test
    void saysNumbersAndCodesInWords() {
        var course = ground.course().id();
        audit.record(
                teacher.id(),
                "allowance.granted",
                "students of circle:" + course,
                course,
                Map.of("credits", "100.0", "reason", "practice"));
        audit.record(
                teacher.id(),
                "allowance.refill-set",
                "circle:" + course,
                course,
                Map.of("level", "2500.5", "next", DUE.toString(), "rhythm", "WEEKLY"));
        audit.record(student.id(), "grading.denied", "circle:" + course, course, Map.of("operation", "run again"));

        var name = ground.course().name();
        assertThat(sentence("allowance.granted", Language.ENGLISH, SHANGHAI))
                .isEqualTo("%s gave 100 credits to the students of %s (%s): practice"
                        .formatted(teacher.displayName(), name, name));
        assertThat(sentence("allowance.granted", Language.CHINESE, SHANGHAI)).contains("发放了 100 点");
        assertThat(sentence("allowance.refill-set", Language.ENGLISH, SHANGHAI))
                .endsWith("up to 2,500.5 credits, next on 1 Feb 2027, 23:59 (each week)");
        assertThat(sentence("grading.denied", Language.CHINESE, SHANGHAI)).endsWith("被拒绝（重新评分）");
    }

    @Test
    void findsTheTitlesOfAPageInOneGo() {
        terms.set(teacher.id(), assignment.id(), new Dates(null, DUE, null));
        var one = log.entries(reader(), AuditFilter.ofAction("assignment.dates"), 0, 50);
        for (var number = 0; number < 4; number++) {
            assignments.put(
                    AssignmentFixture.source(ground.course().id(), "more-" + number, AssignmentFixture.doubling()));
            var more = assignments
                    .find(teacher.id(), ground.course().id(), "more-" + number)
                    .orElseThrow();
            terms.set(teacher.id(), more.id(), new Dates(null, DUE, null));
        }
        var five = log.entries(reader(), AuditFilter.ofAction("assignment.dates"), 0, 50);
        assertThat(five).hasSize(5);

        var locale = Language.ENGLISH.locale();
        assertThat(queries.counted(() -> sentences.sentences(five, locale, SHANGHAI)))
                .isEqualTo(queries.counted(() -> sentences.sentences(one, locale, SHANGHAI)));
    }

    /** Of the only entry of the action on this ground. */
    private String sentence(String action, Language language, ZoneId zone) {
        var entries = log.entries(reader(), AuditFilter.ofAction(action), 0, 50);
        var said = sentences.sentences(entries, language.locale(), zone);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }

    private UserId reader() {
        return people.with(Role.AUDITOR, ground).id();
    }
}
