package io.paddock.notebook;

import io.paddock.notebook.kernel.MessageId;

/** A line that a running cell waits for. */
record OpenInput(String cell, MessageId run, MessageId request, String prompt, boolean password) {}
