/** Notebook documents, their live sessions and the execution of their cells. */
@ApplicationModule(
        allowedDependencies = {"base :: ui", "base :: language", "base :: news", "account", "capacity", "lab"})
@NullMarked
package io.paddock.notebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
