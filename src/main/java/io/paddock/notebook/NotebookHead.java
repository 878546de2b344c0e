package io.paddock.notebook;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.lab.LabRequest;

/** What a notebook is, beside its document: whose, where, and the lab that its cells run in. Only the lab changes, and with it neither owner nor course. */
record NotebookHead(NotebookId id, String title, LabRequest lab) {

    NotebookHead with(LabRequest other) {
        return new NotebookHead(id, title, other);
    }

    UserId owner() {
        return lab.owner();
    }

    CircleId course() {
        return lab.course();
    }
}
