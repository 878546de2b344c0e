package io.paddock.course;

import io.paddock.account.UserId;
import java.time.Instant;

/**
 * A version of a course's content.
 *
 * @param number from 1
 */
public record CourseVersion(int number, int files, long bytes, UserId madeBy, Instant madeAt) {}
