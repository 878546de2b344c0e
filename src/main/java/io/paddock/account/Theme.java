package io.paddock.account;

/** How pages look to a person. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
