/** Checks, grading runs, marking by hand, grades and the gradebook. */
@ApplicationModule(
        allowedDependencies = {
            "base :: ui",
            "base :: language",
            "base :: news",
            "account",
            "notice",
            "course",
            "capacity",
            "lab",
            "notebook",
            "notebook :: ui",
            "assignment",
            "assignment :: sheet"
        })
@NullMarked
package io.paddock.grading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
