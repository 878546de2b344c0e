package io.paddock.allowance;

import java.util.List;

/**
 * What a person has.
 *
 * @param metered whether anything is charged where the person studies
 * @param own for any course
 */
public record Balance(boolean metered, List<CourseBalance> courses, Credits own) {

    public Balance {
        courses = List.copyOf(courses);
    }
}
