/** The desks and the pages of classes. */
@NullMarked
package io.paddock.workspace.ui;

import org.jspecify.annotations.NullMarked;
