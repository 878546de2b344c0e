/** Pages that combine modules: the desks, a course, and how a class is getting on. Owns no tables. */
@ApplicationModule(
        allowedDependencies = {
            "base :: ui",
            "base :: language",
            "account",
            "notice",
            "course",
            "allowance",
            "capacity",
            "lab",
            "lab :: ui",
            "notebook",
            "notebook :: ui",
            "classroom",
            "assignment",
            "assignment :: sheet",
            "grading",
            "grading :: ui",
            "progress"
        })
@NullMarked
package io.paddock.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
