package io.paddock.allowance.ui;

import com.vaadin.flow.component.Component;
import io.paddock.account.CurrentPerson;
import io.paddock.account.UserId;
import io.paddock.allowance.AllowanceService;
import io.paddock.base.ui.NavigationItem;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This module's entries of the main navigation. */
@Configuration(proxyBeanMethods = false)
class AllowanceNavigation {

    private record Item(
            int order,
            String labelKey,
            String icon,
            Class<? extends Component> target,
            CurrentPerson current,
            Predicate<UserId> forWhom)
            implements NavigationItem {

        @Override
        public boolean visible() {
            return current.id().filter(forWhom).isPresent();
        }
    }

    @Bean
    NavigationItem myAllowanceNavigation(CurrentPerson current, AllowanceService allowance) {
        return new Item(
                350,
                "allowance.title",
                "hourglass",
                AllowanceView.class,
                current,
                person -> allowance.balance(person).metered());
    }

    @Bean
    NavigationItem allowanceTreeNavigation(CurrentPerson current, AllowanceService allowance) {
        return new Item(750, "allowance.tree", "sitemap", AllowanceTreeView.class, current, allowance::mayLook);
    }
}
