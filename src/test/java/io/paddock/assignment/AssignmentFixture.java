package io.paddock.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.assignment.sheet.Notebooks;
import io.paddock.base.language.Language;
import io.paddock.capacity.ComputeNeed;
import io.paddock.course.Localised;
import io.paddock.lab.EnvironmentName;
import java.util.Map;

/** Makes assignments of tests' own, in courses of their own. */
public final class AssignmentFixture {

    private AssignmentFixture() {}

    /** Doubling a number: two tests of 2 and 3 points, the second with hidden parts, and an answer in words for 5. */
    public static Notebooks doubling() {
        return Notebooks.notebook()
                .plain("intro", "import math")
                .solution("double", "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION")
                .test("visible", "2", "# Doubles what it sees\nassert double(2) == 4")
                .test(
                        "hidden",
                        "3",
                        "assert double(3) == 6\n### BEGIN HIDDEN TESTS\nassert double(-7.5) == -15\n### END HIDDEN TESTS")
                .manual("why", "5", "Because two times two is four.");
    }

    public static AssignmentSource source(CircleId course, String name, Notebooks notebook) {
        return new AssignmentSource(
                course,
                "test-course",
                name,
                new Localised(Map.of(Language.ENGLISH, "Doubling", Language.CHINESE, "加倍")),
                new EnvironmentName("python"),
                new ComputeNeed(768, 1000),
                false,
                null,
                Map.of(Language.ENGLISH, notebook.file()));
    }

    public static Assignment put(AssignmentService assignments, UserId looker, CircleId course, Notebooks notebook) {
        assertThat(assignments.put(source(course, "doubling", notebook))).isEmpty();
        return assignments.find(looker, course, "doubling").orElseThrow();
    }
}
