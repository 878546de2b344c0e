package io.paddock.course.zip;

/** Nobody wants the zip any more. */
public final class UnpackCancelled extends RuntimeException {}
