package io.paddock.notebook;

/** How many required cells are done changed; published after it is stored. */
public record NotebookProgressed(Notebook notebook) {}
