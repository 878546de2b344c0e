package io.paddock.notebook;

import io.paddock.lab.LabRequest;

/**
 * A notebook to be made.
 *
 * @param title shown above it
 * @param nbformat the file, nbformat 4, UTF-8 JSON
 * @param lab the lab that its cells run in; its owner is the notebook's owner
 */
public record NotebookSource(String title, byte[] nbformat, LabRequest lab) {}
