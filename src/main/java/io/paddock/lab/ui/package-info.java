/** Pages about labs, and the parts of them that other pages show. */
@NamedInterface("ui")
@NullMarked
package io.paddock.lab.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
