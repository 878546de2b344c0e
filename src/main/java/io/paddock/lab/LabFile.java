package io.paddock.lab;

import java.time.Instant;

/** A file or folder in a lab's home directory; the path is relative to it, with slashes. */
public record LabFile(String path, boolean folder, long bytes, Instant modifiedAt) {}
