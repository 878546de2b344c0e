/** Runs in the application's process of a fault test; its classes are all that this process has of the tests. */
@NullMarked
package io.paddock.faults.remote;

import org.jspecify.annotations.NullMarked;
