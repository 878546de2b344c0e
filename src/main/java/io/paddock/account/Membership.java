package io.paddock.account;

/** That a person holds a role in a circle. */
public record Membership(UserId person, Circle circle, Role role) {}
