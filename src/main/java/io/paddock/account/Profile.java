package io.paddock.account;

import io.paddock.base.language.Language;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.time.ZoneId;

/**
 * What people set about themselves.
 *
 * @throws Refusal where the name is empty or too long
 */
public record Profile(String displayName, Language language, Theme theme, ZoneId zone) {

    private static final int LONGEST_NAME = 120;

    public Profile {
        displayName = displayName.strip();
        if (displayName.isEmpty() || displayName.length() > LONGEST_NAME) {
            throw new Refusal(Message.of("account.refused.display-name", LONGEST_NAME));
        }
    }

    /** What the person has set. */
    public static Profile of(Person person) {
        return new Profile(person.displayName(), person.language(), person.theme(), person.zone());
    }
}
