/** Unpacks courses that people upload, whatever is in the zip; hidden from other modules. */
@NullMarked
package io.paddock.course.zip;

import org.jspecify.annotations.NullMarked;
