/** Class lists: tables of people read from files, what importing one would do, and doing it; hidden from other modules. */
@NullMarked
package io.paddock.course.roster;

import org.jspecify.annotations.NullMarked;
