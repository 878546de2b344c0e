package io.paddock.base.ui;

import io.paddock.base.language.Language;
import java.util.Optional;

/** What the person on this request wants pages to be like; contributed by the module that knows people. */
public interface PageChoices {

    /** How pages look. */
    enum Look {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** The language that the person has set; empty where nobody is signed in. */
    Optional<Language> language();

    /** The look that the person has set; empty where nobody is signed in. */
    Optional<Look> look();
}
