package io.paddock.notebook;

import io.paddock.notebook.kernel.KernelId;
import java.util.UUID;

/**
 * Names for the kernels of one notebook. A name is chosen before its kernel is started and says whose it is: one whose start was never
 * answered, because Paddock ended in between, is known again in its lab.
 */
record KernelNames(NotebookId notebook) {

    /** A new one, in the form that gateways want: five groups. */
    KernelId next() {
        String random = UUID.randomUUID().toString();
        return new KernelId(prefix() + random.substring(random.indexOf('-') + 1));
    }

    boolean has(KernelId kernel) {
        return kernel.value().startsWith(prefix());
    }

    private String prefix() {
        return "n" + notebook.value() + "-";
    }
}
