package io.paddock.base.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.paddock.base.language.Message;

/** For pages that failed while they were made: a reference, and nothing of what went wrong; or a page that is hidden. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class BrokenPage extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

    private final transient UnexpectedErrors errors;
    private String title = "base.error.title";

    BrokenPage(UnexpectedErrors errors) {
        this.errors = errors;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        if (errors.hides(parameter.getException())) {
            add(ErrorNotice.notFound());
            title = "base.not-found.title";
            return HttpStatusCode.NOT_FOUND.getCode();
        }
        add(new ErrorNotice("500", Message.of("base.error.title"), errors.explain(parameter.getException())));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation(title) + " · Paddock";
    }
}
