package io.paddock.base.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** For addresses that lead nowhere. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotFoundPage extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        add(ErrorNotice.notFound());
        return HttpStatusCode.NOT_FOUND.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("base.not-found.title") + " · Paddock";
    }

    /** For pages that are not this person's. */
    @ParentLayout(MainLayout.class)
    @AnonymousAllowed
    static class Closed extends Div implements HasErrorParameter<AccessDeniedException>, HasDynamicTitle {

        @Override
        public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
            add(ErrorNotice.notFound());
            return HttpStatusCode.NOT_FOUND.getCode();
        }

        @Override
        public String getPageTitle() {
            return getTranslation("base.not-found.title") + " · Paddock";
        }
    }
}
