package io.paddock.notebook;

import io.paddock.account.UserId;

/** Labs of notebooks ahead of need; the live half of the module sees to them. */
interface LabPrestart {

    /** Access has been checked; does not wait for the lab. */
    void prestart(UserId actor, NotebookHead notebook);

    /** The notebook's lab is another one from now on: where one runs that can go on, it gets the files. Does not wait. */
    void labSet(UserId actor, NotebookId notebook);
}
