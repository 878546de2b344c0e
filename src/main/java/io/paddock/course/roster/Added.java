package io.paddock.course.roster;

import io.paddock.account.ActivationCode;
import io.paddock.account.Invitation;
import java.util.Optional;

/**
 * Somebody who is in a course now.
 *
 * @param code of a new student
 * @param invitation of somebody new who is no student
 */
public record Added(String name, boolean before, Optional<ActivationCode> code, Optional<Invitation> invitation) {}
