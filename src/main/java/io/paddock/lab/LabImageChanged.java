package io.paddock.lab;

import io.paddock.base.news.News;

/** A lab image is at another state or step. Published on a thread of the lab module; listeners return quickly. */
public record LabImageChanged(ImageStatus status) implements News {}
