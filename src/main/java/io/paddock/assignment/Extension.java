package io.paddock.assignment;

import io.paddock.account.UserId;
import java.time.Instant;

/** More time for one student. */
public record Extension(UserId person, Instant due, String reason) {}
