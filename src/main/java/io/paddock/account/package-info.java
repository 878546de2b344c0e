/** People, their circles and roles, sign-in and the audit log. */
@ApplicationModule(allowedDependencies = {"base :: ui", "base :: language"})
@NullMarked
package io.paddock.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
