/** What each student has done, by lesson, course and class. */
@ApplicationModule(
        allowedDependencies = {"base :: language", "account", "course", "notebook", "classroom", "assignment", "grading"
        })
@NullMarked
package io.paddock.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
