/** The notebook on a page. */
@NamedInterface("ui")
@NullMarked
package io.paddock.notebook.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
