package io.paddock.notebook;

import io.paddock.account.UserId;

/** Starts a notebook's lab ahead of need; the live half of the module does it. */
interface LabPrestart {

    /** Access has been checked; does not wait for the lab. */
    void prestart(UserId actor, NotebookHead notebook);
}
