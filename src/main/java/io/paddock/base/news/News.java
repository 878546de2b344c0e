package io.paddock.base.news;

/** An event of what has happened and cannot be undone: all its listeners are told, and whoever publishes it hears nothing of those that fail. */
public interface News {}
