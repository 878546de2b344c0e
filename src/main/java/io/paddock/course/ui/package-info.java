/** The page about course content. */
@NullMarked
package io.paddock.course.ui;

import org.jspecify.annotations.NullMarked;
