package io.paddock.account;

/** Somebody who is to be known from now on. */
public record NewPerson(String signInName, Profile profile) {}
