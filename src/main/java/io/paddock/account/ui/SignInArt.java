package io.paddock.account.ui;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What stands beside the forms of people who are not signed in: what Paddock is for. */
class SignInArt extends Aside {

    SignInArt() {
        addClassName("paddock-signin__art");
        add(
                new H2(getTranslation("account.sign-in.art-title")),
                new Paragraph(getTranslation("account.sign-in.art-text")));
    }
}
