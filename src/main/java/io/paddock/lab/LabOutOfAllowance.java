package io.paddock.lab;

import io.paddock.base.news.News;

/**
 * A lab's allowance is used up: what computes is interrupted now, and after these seconds, which cost nothing, the lab is stopped.
 * Published on a thread of the lab module; listeners return quickly.
 */
public record LabOutOfAllowance(LabId lab, long seconds) implements News {}
