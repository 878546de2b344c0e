package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Theme;
import io.paddock.base.ui.HeaderPart;

/** Light or dark, the other one than what is seen. */
@org.springframework.stereotype.Component
class ThemeSwitch implements HeaderPart {

    private final CurrentPerson current;
    private final Preferences preferences;

    ThemeSwitch(CurrentPerson current, Preferences preferences) {
        this.current = current;
        this.preferences = preferences;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public Component create() {
        if (current.id().isEmpty()) {
            return new Span();
        }
        var button = new NativeButton();
        button.add(VaadinIcon.MOON_O.create());
        button.addClassName("paddock-icon-button");
        button.setId("theme-switch");
        var label = button.getTranslation("account.theme.switch");
        button.getElement().setAttribute("aria-label", label);
        button.getElement().setAttribute("title", label);
        button.addClickListener(click -> UI.getCurrent()
                .getPage()
                .executeJs("return document.documentElement.dataset.theme")
                .then(
                        String.class,
                        seen -> preferences.theme(UI.getCurrent(), "dark".equals(seen) ? Theme.LIGHT : Theme.DARK)));
        return button;
    }
}
