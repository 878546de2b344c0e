/** A person's running container, from image to clean-up. */
@ApplicationModule(
        allowedDependencies = {
            "base :: ui",
            "base :: language",
            "base :: news",
            "account",
            "notice",
            "allowance",
            "capacity"
        })
@NullMarked
package io.paddock.lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
