package io.paddock.notebook;

import org.jspecify.annotations.Nullable;

/** One output of a cell. Numbers are unique in the notebook and never used again. */
sealed interface CellOutput {

    long number();

    /** The size of its content in memory or storage. */
    long bytes();

    /** The output as it is now, for reading outside the turn. */
    OutputSnapshot snapshot();

    /**
     * An output that does not change: another one takes its place.
     *
     * @param json the nbformat output; null where only the database holds it
     */
    record Fixed(
            long number,
            String type,
            @Nullable String displayId,
            long bytes,
            @Nullable String json) implements CellOutput, OutputSnapshot {

        static Fixed of(long number, String type, @Nullable String displayId, String json) {
            return new Fixed(number, type, displayId, json.length(), json);
        }

        @Override
        public OutputSnapshot snapshot() {
            return this;
        }

        Fixed unloaded() {
            return new Fixed(number, type, displayId, bytes, null);
        }
    }

    /** What was printed, in one piece. */
    final class Stream implements CellOutput {

        private final long number;
        private final boolean error;
        private final StreamText text;
        private long version;

        Stream(long number, boolean error, StreamText text, long version) {
            this.number = number;
            this.error = error;
            this.text = text;
            this.version = version;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public long bytes() {
            return text.chars();
        }

        @Override
        public OutputSnapshot snapshot() {
            return StreamSnapshot.of(this);
        }

        boolean error() {
            return error;
        }

        /** The name of nbformat. */
        String name() {
            return error ? "stderr" : "stdout";
        }

        StreamText text() {
            return text;
        }

        /** Rises with every change of the text. */
        long version() {
            return version;
        }

        void append(String more) {
            text.append(more);
            version++;
        }
    }

    /** The place of outputs that were cut from the middle. */
    record Omitted(long number, long count, long omittedBytes) implements CellOutput, OutputSnapshot {

        @Override
        public OutputSnapshot snapshot() {
            return this;
        }

        @Override
        public long bytes() {
            return 0;
        }
    }
}
