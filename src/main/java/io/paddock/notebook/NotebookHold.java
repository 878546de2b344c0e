package io.paddock.notebook;

/** Keeps a notebook in memory until it is closed; closing twice does nothing. */
interface NotebookHold extends AutoCloseable {

    OpenNotebook notebook();

    @Override
    void close();
}
