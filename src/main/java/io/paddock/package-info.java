/** The application class only: every module lives in a package of its own below. */
@NullMarked
package io.paddock;

import org.jspecify.annotations.NullMarked;
