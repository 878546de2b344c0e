package io.paddock.allowance.ui;

import com.vaadin.flow.component.Component;
import io.paddock.account.CurrentPerson;
import io.paddock.allowance.AllowanceService;
import io.paddock.base.ui.DeskCard;
import java.util.Optional;

/** What is left of the allowance, on the desk of those who have one. */
@org.springframework.stereotype.Component
class AllowanceOnDesk implements DeskCard {

    private final AllowanceService allowance;
    private final BalanceCard.Maker cards;
    private final CurrentPerson current;

    AllowanceOnDesk(AllowanceService allowance, BalanceCard.Maker cards, CurrentPerson current) {
        this.allowance = allowance;
        this.cards = cards;
        this.current = current;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Optional<Component> create() {
        return current.id()
                .filter(person -> allowance.balance(person).metered())
                .map(person -> cards.make(person, true));
    }
}
