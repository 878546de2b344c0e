package io.paddock.notice;

import io.paddock.account.UserId;

/** A person has read some of what they were told, perhaps on another device. */
public record NoticesRead(UserId person) {}
