package io.paddock.notebook;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.lab.LabRequest;

/** What stays the same about a notebook: whose it is, where, and the lab that its cells run in. */
record NotebookHead(NotebookId id, String title, LabRequest lab) {

    UserId owner() {
        return lab.owner();
    }

    CircleId course() {
        return lab.course();
    }
}
