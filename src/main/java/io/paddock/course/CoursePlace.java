package io.paddock.course;

import io.paddock.account.CircleId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a course has its people.
 *
 * @param term for whom, where the course is taught more than once
 * @param archivedAt when its term was ended
 */
record CoursePlace(CircleId circle, Optional<String> term, Optional<Instant> archivedAt) {}
