package io.paddock.workspace.ui;

import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentId;
import io.paddock.grading.AssignmentStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is to be handed in next: open now, not handed in yet, the most urgent first. */
record DuePlan(List<Due> next) {

    /** Something to be handed in. */
    record Due(Assignment assignment, Instant due, boolean begun) {

        /** Below nothing once it is late. */
        Duration left(Instant now) {
            return Duration.between(now, due);
        }
    }

    static DuePlan of(
            Collection<Assignment> assignments, Map<AssignmentId, AssignmentStanding> standings, Instant now) {
        var next = new ArrayList<Due>();
        for (var assignment : assignments) {
            var standing = standings.get(assignment.id());
            if (standing == null || standing.last() != null) {
                continue;
            }
            var dates = standing.dates();
            var due = dates.due() == null ? dates.closes() : dates.due();
            var opens = dates.opens();
            var closes = dates.closes();
            if (due != null && (opens == null || !opens.isAfter(now)) && (closes == null || !closes.isBefore(now))) {
                next.add(new Due(assignment, due, standing.begun()));
            }
        }
        next.sort(Comparator.comparing(Due::due)
                .thenComparing(due -> due.assignment().id().value()));
        return new DuePlan(List.copyOf(next));
    }
}
