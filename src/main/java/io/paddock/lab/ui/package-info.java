/** Pages about labs; hidden from other modules. */
@NullMarked
package io.paddock.lab.ui;

import org.jspecify.annotations.NullMarked;
