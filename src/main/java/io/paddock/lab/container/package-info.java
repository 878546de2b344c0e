/** The port to the container engine and its implementation on Docker; the only place that knows docker-java. */
@NullMarked
package io.paddock.lab.container;

import org.jspecify.annotations.NullMarked;
