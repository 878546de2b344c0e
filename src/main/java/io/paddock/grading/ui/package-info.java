/** Pages of assignments, marking and gradebooks. */
@NullMarked
package io.paddock.grading.ui;

import org.jspecify.annotations.NullMarked;
