package io.paddock.notebook;

import java.time.Instant;

/** A named state of a notebook, kept with its outputs. */
public record NotebookVersion(long id, NotebookId notebook, String name, Instant madeAt) {}
