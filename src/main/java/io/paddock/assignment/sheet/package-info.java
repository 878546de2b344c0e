/** What the notebook of an assignment says in nbgrader's metadata and markers; no rows, no pages. */
@NamedInterface("sheet")
@NullMarked
package io.paddock.assignment.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
