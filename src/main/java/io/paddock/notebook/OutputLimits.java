package io.paddock.notebook;

/**
 * How much output a cell keeps and shows.
 *
 * @param bytes of one stream, and of all other outputs of a cell together
 * @param lines of one stream
 * @param outputs of a cell
 * @param shownLines of a stream; earlier ones are paged
 * @param inlineBytes larger outputs are fetched by their own address
 */
record OutputLimits(long bytes, int lines, int outputs, int shownLines, int inlineBytes) {

    static final OutputLimits DEFAULT = new OutputLimits(10L * 1024 * 1024, 50_000, 1_000, 2_000, 8 * 1024);
}
