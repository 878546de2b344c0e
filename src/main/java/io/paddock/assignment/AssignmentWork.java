package io.paddock.assignment;

import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.notebook.NotebookId;
import java.time.Instant;

/** A person's work on an assignment, in the language in which it was first opened. */
public record AssignmentWork(
        long id,
        AssignmentId assignment,
        long version,
        UserId person,
        NotebookId notebook,
        Language language,
        Instant openedAt) {}
