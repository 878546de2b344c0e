/** The desk, the courses and the lesson page. */
@NullMarked
package io.paddock.classroom.ui;

import org.jspecify.annotations.NullMarked;
