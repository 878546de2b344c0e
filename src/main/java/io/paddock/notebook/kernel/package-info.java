/** The link to the kernels of a lab: the only place that knows okhttp and the Jupyter protocol. */
@NullMarked
package io.paddock.notebook.kernel;

import org.jspecify.annotations.NullMarked;
