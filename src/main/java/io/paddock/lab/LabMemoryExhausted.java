package io.paddock.lab;

import io.paddock.base.news.News;

/** The engine ended a process of the lab because its memory limit was reached; the container may live on. */
public record LabMemoryExhausted(LabId lab, int limitMebibytes) implements News {}
