package io.paddock.notebook;

/** Fetches what of outputs only the database holds. Waits for it; never called in a turn. */
interface OutputTexts {

    String fixed(long output);

    String chunk(long output, int chunk);
}
