package io.paddock.notebook;

/** An output at one moment; immutable, for reading outside the turn. */
sealed interface OutputSnapshot permits CellOutput.Fixed, CellOutput.Omitted, StreamSnapshot {

    long number();

    long bytes();
}
