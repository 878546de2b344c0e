/** Courses and lessons, read from course content, and enrolment. */
@ApplicationModule(allowedDependencies = {"base :: ui", "base :: language", "account"})
@NullMarked
package io.paddock.course;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
