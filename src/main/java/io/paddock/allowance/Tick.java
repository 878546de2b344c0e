package io.paddock.allowance;

/** A minute of a lab that was begun, counted from 0, and what it costs. */
public record Tick(AttachmentId attachment, int minute, Credits cost) {}
