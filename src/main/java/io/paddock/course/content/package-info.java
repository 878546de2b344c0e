/** Reads courses from their files and says what is wrong with them; hidden from other modules. */
@NullMarked
package io.paddock.course.content;

import org.jspecify.annotations.NullMarked;
