/** A made-up university for trying Paddock out; hidden from other modules. */
@NullMarked
package io.paddock.account.demo;

import org.jspecify.annotations.NullMarked;
