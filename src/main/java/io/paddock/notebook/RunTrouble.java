package io.paddock.notebook;

import java.time.Instant;

/**
 * That required cells of a notebook do not run well.
 *
 * @param failures of the cell that failed most often in a row
 * @param since when the first of the failures was that have not been followed by a good run
 */
public record RunTrouble(int failures, Instant since) {}
