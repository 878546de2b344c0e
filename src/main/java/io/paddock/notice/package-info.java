/** What a person should know: in the application, and by mail where a mail server is set. */
@ApplicationModule(allowedDependencies = {"base :: ui", "base :: language", "account"})
@NullMarked
package io.paddock.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
