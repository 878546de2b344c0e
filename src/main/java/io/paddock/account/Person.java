package io.paddock.account;

import io.paddock.base.language.Language;
import java.time.ZoneId;

/** A person as others see them: never a secret in it. */
public record Person(UserId id, String signInName, String displayName, Language language, Theme theme, ZoneId zone) {}
