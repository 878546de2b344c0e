/** Compute credit: who has how much, where it went, in a ledger of postings that always sum to zero. */
@ApplicationModule(allowedDependencies = {"base :: ui", "base :: language", "account", "notice"})
@NullMarked
package io.paddock.allowance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
