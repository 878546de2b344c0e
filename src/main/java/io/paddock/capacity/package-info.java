/** What the nodes can carry, and who is admitted to it. */
@ApplicationModule(allowedDependencies = {"base :: ui", "base :: language", "base :: news", "account"})
@NullMarked
package io.paddock.capacity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
