package io.paddock.notebook;

import java.util.concurrent.Executor;

/**
 * Where a live notebook's work runs.
 *
 * @param turns runs a task in a turn of the notebook, on the calling thread
 * @param background for calls that wait; never called with the notebook's turn in hand
 * @param timer runs tasks later, in a turn
 */
record LiveThreads(Executor turns, Executor background, LiveTimer timer) {}
