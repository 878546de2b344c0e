/** Pages about people: sign-in, profile, list of people, audit log; hidden from other modules. */
@NullMarked
package io.paddock.account.ui;

import org.jspecify.annotations.NullMarked;
