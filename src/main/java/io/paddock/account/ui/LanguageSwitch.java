package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.paddock.account.CurrentPerson;
import io.paddock.base.language.Language;
import io.paddock.base.ui.HeaderPart;

/** One click to the other language, named in itself. */
@org.springframework.stereotype.Component
class LanguageSwitch implements HeaderPart {

    private final CurrentPerson current;
    private final Preferences preferences;

    LanguageSwitch(CurrentPerson current, Preferences preferences) {
        this.current = current;
        this.preferences = preferences;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Component create() {
        if (current.id().isEmpty()) {
            return new Span();
        }
        var other = preferences.person().language() == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
        var button = new NativeButton(
                other == Language.CHINESE ? "中文" : "EN", click -> preferences.language(UI.getCurrent(), other));
        button.addClassName("paddock-icon-button");
        button.setId("language-switch");
        button.getElement().setAttribute("lang", other.tag());
        button.getElement().setAttribute("aria-label", button.getText() + " · " + other.ownName());
        button.getElement().setAttribute("title", other.ownName());
        return button;
    }
}
