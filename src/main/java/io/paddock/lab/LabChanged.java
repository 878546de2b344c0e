package io.paddock.lab;

import io.paddock.base.news.News;

/**
 * A lab's state, stage, progress or place changed. Published on a thread of the lab module, in order per lab, after the
 * change is committed; listeners return quickly.
 */
public record LabChanged(Lab lab) implements News {}
