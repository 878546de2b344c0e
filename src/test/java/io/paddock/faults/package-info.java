/** The whole application under faults: killed, without its engine, without its database, with labs that misbehave. */
@NullMarked
package io.paddock.faults;

import org.jspecify.annotations.NullMarked;
