package io.paddock.notebook;

import io.paddock.account.AccountService;
import io.paddock.account.Person;
import io.paddock.base.language.Language;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of the live half that are no components of their own. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    PersonLocales personLocales(AccountService accounts) {
        return person -> accounts.find(person)
                .map(Person::language)
                .orElse(Language.ENGLISH)
                .locale();
    }
}
