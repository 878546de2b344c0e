package io.paddock.course.zip;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** A file of a zip, and where it goes below the course's folder. */
record ZipItem(String path, ZipArchiveEntry entry) {}
