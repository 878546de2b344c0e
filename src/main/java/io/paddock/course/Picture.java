package io.paddock.course;

import java.nio.file.Path;

/** A picture of a lesson's text, and the media type to send it with. */
record Picture(Path file, String mediaType) {}
