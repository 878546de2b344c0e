package io.paddock.account.ui;

import io.paddock.account.signin.SignInPageView;
import org.springframework.stereotype.Component;

/** Tells the security configuration which view the sign-in page is. */
@Component
class SignInPage implements SignInPageView {

    @Override
    public Class<? extends com.vaadin.flow.component.Component> view() {
        return SignInView.class;
    }
}
