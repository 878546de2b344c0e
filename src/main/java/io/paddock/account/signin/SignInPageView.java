package io.paddock.account.signin;

import com.vaadin.flow.component.Component;

/** Names the page that people are sent to who are not signed in; contributed by the pages of this module. */
public interface SignInPageView {

    Class<? extends Component> view();
}
