package io.paddock.notebook;

import io.paddock.lab.LabId;
import io.paddock.notebook.kernel.KernelId;

/**
 * The kernel that a notebook is bound to.
 *
 * @param lastSequence the newest message of it that is journalled: resume after it, acknowledge up to it
 */
record KernelSession(LabId lab, KernelId kernel, long lastSequence) {

    KernelSession at(long sequence) {
        return sequence > lastSequence ? new KernelSession(lab, kernel, sequence) : this;
    }
}
