package io.paddock.notebook;

import io.paddock.account.UserId;
import java.util.Locale;

/** The language that a person reads; English where nobody knows. */
@FunctionalInterface
interface PersonLocales {

    Locale of(UserId person);
}
