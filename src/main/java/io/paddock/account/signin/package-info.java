/** How people prove who they are: passwords, remembered devices, one-time links; hidden from other modules. */
@NullMarked
package io.paddock.account.signin;

import org.jspecify.annotations.NullMarked;
