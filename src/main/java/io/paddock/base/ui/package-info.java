/** Small shared parts of pages, and the seams through which modules add to the main layout. */
@NamedInterface("ui")
@NullMarked
package io.paddock.base.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
