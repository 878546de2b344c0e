package io.paddock.capacity;

import java.time.Duration;

/**
 * What admission goes by, besides rows.
 *
 * @param lease how long a lease is at first
 */
public record AdmissionRules(int labsPerPerson, Duration lease) {}
