package io.paddock.account;

/** A first or further institution was made; published after it is committed. */
public record InstitutionFounded(Circle institution) {}
