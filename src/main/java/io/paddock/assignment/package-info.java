/** Assignments: what is asked, until when, who has handed in what. */
@ApplicationModule(allowedDependencies = {"base :: language", "account", "course", "capacity", "lab", "notebook"})
@NullMarked
package io.paddock.assignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
