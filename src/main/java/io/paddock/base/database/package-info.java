/** The data folder and the MariaDB server that Paddock brings along; hidden from other modules. */
@NullMarked
package io.paddock.base.database;

import org.jspecify.annotations.NullMarked;
