/** Events about what has happened already: one listener that fails keeps nobody else from hearing of it. */
@NamedInterface("news")
@NullMarked
package io.paddock.base.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
