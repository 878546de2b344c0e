/** Words for people: messages by key, in the person's language. */
@NamedInterface("language")
@NullMarked
package io.paddock.base.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
