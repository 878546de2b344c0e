package io.paddock.account;

import java.util.Optional;

/** A circle of people. */
public record Circle(CircleId id, CircleKind kind, String name, Optional<CircleId> parent) {}
