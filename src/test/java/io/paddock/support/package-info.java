/** What the tests of every module use. */
@NullMarked
package io.paddock.support;

import org.jspecify.annotations.NullMarked;
