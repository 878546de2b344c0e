package io.paddock.account.ui;

import io.paddock.account.AccountService;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.language.Language;
import io.paddock.base.ui.PageChoices;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Pages look as the person has set in the profile. */
@Component
class PersonChoices implements PageChoices {

    private final CurrentPerson current;
    private final AccountService accounts;

    PersonChoices(CurrentPerson current, AccountService accounts) {
        this.current = current;
        this.accounts = accounts;
    }

    @Override
    public Optional<Language> language() {
        return person().map(Person::language);
    }

    @Override
    public Optional<Look> look() {
        return person().map(person -> Look.valueOf(person.theme().name()));
    }

    private Optional<Person> person() {
        return current.id().flatMap(accounts::find);
    }
}
