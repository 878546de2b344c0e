/** The house that every module lives in: layout, error pages, languages, the embedded database. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.paddock.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
