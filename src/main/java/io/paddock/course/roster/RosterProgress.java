package io.paddock.course.roster;

/** Follows a class list on its way in; called from the thread that takes it in. */
interface RosterProgress {

    /** Waits for the end. */
    RosterProgress PATIENCE = new RosterProgress() {
        @Override
        public void reached(int done, int all) {}

        @Override
        public boolean isStopped() {
            return false;
        }
    };

    /** Of the rows that change something. */
    void reached(int done, int all);

    /** Whether nothing is to be taken in any more; what was done is undone. */
    boolean isStopped();
}
