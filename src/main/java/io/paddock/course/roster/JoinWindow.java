package io.paddock.course.roster;

import io.paddock.account.CircleId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** From when until when how many may come with a code, and into which section. */
public record JoinWindow(Optional<CircleId> section, Instant opensAt, Instant closesAt, OptionalInt seats) {}
