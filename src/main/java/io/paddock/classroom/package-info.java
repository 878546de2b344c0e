/** Who works on which lesson in which notebook. */
@ApplicationModule(
        allowedDependencies = {
            "base :: ui",
            "base :: language",
            "account",
            "notice",
            "course",
            "capacity",
            "lab",
            "notebook",
            "notebook :: ui"
        })
@NullMarked
package io.paddock.classroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
