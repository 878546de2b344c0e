/** Pages about compute credit. */
@NullMarked
package io.paddock.allowance.ui;

import org.jspecify.annotations.NullMarked;
