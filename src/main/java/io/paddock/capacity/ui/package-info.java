/** Pages about capacity; hidden from other modules. */
@NullMarked
package io.paddock.capacity.ui;

import org.jspecify.annotations.NullMarked;
