/** The bell and the page of notices. */
@NullMarked
package io.paddock.notice.ui;

import org.jspecify.annotations.NullMarked;
