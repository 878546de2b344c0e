package io.paddock.allowance.ui;

import com.vaadin.flow.component.Component;
import io.paddock.account.AccountService;
import io.paddock.account.CircleNames;
import io.paddock.account.CircleService;
import io.paddock.account.Person;
import io.paddock.allowance.LedgerEntry;
import io.paddock.allowance.PostingKind;
import java.util.Locale;

/** A posting in words. Names of people and circles come from memory or one query each, for what is on the screen. */
@org.springframework.stereotype.Component
class EntryWords {

    private final AccountService accounts;
    private final CircleService circles;
    private final CircleNames names;

    EntryWords(AccountService accounts, CircleService circles, CircleNames names) {
        this.accounts = accounts;
        this.names = names;
        this.circles = circles;
    }

    String of(Component on, LedgerEntry entry, Locale locale) {
        var course = entry.course()
                .flatMap(circles::find)
                .map(circle -> names.in(circle, locale))
                .orElseGet(() -> on.getTranslation("allowance.any-course"));
        var actor =
                entry.actor().flatMap(accounts::find).map(Person::displayName).orElse("Paddock");
        if (entry.actor().isEmpty() && entry.kind() == PostingKind.GRANT) {
            return on.getTranslation("allowance.entry.refill", course);
        }
        if (entry.actor().isEmpty() && entry.kind() == PostingKind.EXPIRE) {
            return on.getTranslation("allowance.entry.lapsed", course);
        }
        return switch (entry.kind()) {
            case GRANT -> withReason(on, entry, on.getTranslation("allowance.entry.grant", actor, course));
            case TRANSFER, EXPIRE ->
                withReason(on, entry, on.getTranslation("allowance.entry.transfer", actor, course));
            case HOLD -> on.getTranslation("allowance.entry.hold", course);
            case RELEASE -> on.getTranslation("allowance.entry.release", course, entry.minutes());
            case REFUND -> on.getTranslation("allowance.entry.refund", course);
            case CHARGE -> on.getTranslation("allowance.entry.charge", course);
        };
    }

    private static String withReason(Component on, LedgerEntry entry, String words) {
        return entry.reason()
                .map(reason -> on.getTranslation("allowance.entry.with-reason", words, reason))
                .orElse(words);
    }
}
