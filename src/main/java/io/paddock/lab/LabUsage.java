package io.paddock.lab;

/** What a running lab uses now, in bytes. */
public record LabUsage(long memoryBytes, long memoryLimitBytes) {}
