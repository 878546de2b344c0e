package io.paddock.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.Dates;
import io.paddock.assignment.HandInRules;
import io.paddock.assignment.Submission;
import io.paddock.assignment.SubmissionId;
import io.paddock.assignment.sheet.Points;
import io.paddock.base.language.Language;
import io.paddock.capacity.ComputeNeed;
import io.paddock.course.Localised;
import io.paddock.grading.AssignmentStanding;
import io.paddock.lab.EnvironmentName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

class DuePlanTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    /** Whatever there is to do: what is open, has an end and is not handed in, all of it, the most urgent first. */
    @RepeatedTest(200)
    void whatIsDueNextIsAllThatIsOpenWithTheMostUrgentFirst() {
        var random = new Random();
        var assignments = new ArrayList<Assignment>();
        var standings = new HashMap<AssignmentId, AssignmentStanding>();
        var expected = new ArrayList<AssignmentId>();
        for (var number = 1; number <= random.nextInt(12); number++) {
            var assignment = assignment(number);
            var opens = random.nextBoolean() ? null : NOW.plus(hours(random, -50, 20));
            var due = random.nextInt(4) == 0
                    ? null
                    : NOW.plus(hours(random, 21, 300)).minus(hours(random, 0, 120));
            var closes = random.nextBoolean() || due == null ? null : due.plus(hours(random, 0, 90));
            var fits = due == null || opens == null || opens.isBefore(due);
            var dates = fits ? new Dates(opens, due, closes) : Dates.OPEN;
            var handedIn = random.nextInt(3) == 0;
            assignments.add(assignment);
            standings.put(assignment.id(), standing(dates, handedIn ? submission(assignment) : null));
            if (fits
                    && due != null
                    && !handedIn
                    && (opens == null || !opens.isAfter(NOW))
                    && (closes == null || !closes.isBefore(NOW))) {
                expected.add(assignment.id());
            }
        }

        var next = DuePlan.of(assignments, standings, NOW).next();

        assertThat(next).extracting(due -> due.assignment().id()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(next).extracting(DuePlan.Due::due).isSorted();
        assertThat(next).allSatisfy(due -> assertThat(due.left(NOW)).isEqualTo(Duration.between(NOW, due.due())));
    }

    private static Duration hours(Random random, int from, int to) {
        return Duration.ofHours(random.nextInt(from, to));
    }

    private static AssignmentStanding standing(Dates dates, @Nullable Submission last) {
        return new AssignmentStanding(dates, false, last, null, Points.NONE);
    }

    private static Submission submission(Assignment assignment) {
        return new Submission(
                new SubmissionId(assignment.id().value()),
                assignment.id(),
                new UserId(7),
                1,
                NOW,
                false,
                0,
                "",
                1,
                null);
    }

    private static Assignment assignment(int number) {
        return new Assignment(
                new AssignmentId(number),
                new CircleId(3),
                "course",
                "assignment-" + number,
                new Localised(Map.of(Language.ENGLISH, "Assignment " + number)),
                new EnvironmentName("python"),
                new ComputeNeed(512, 500),
                false,
                null,
                Dates.OPEN,
                new HandInRules(0, null));
    }
}
