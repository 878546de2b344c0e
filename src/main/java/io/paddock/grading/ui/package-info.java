/** Pages of assignments, marking and gradebooks. */
@NamedInterface("ui")
@NullMarked
package io.paddock.grading.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
