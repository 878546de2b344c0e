package io.paddock.base.ui;

import com.vaadin.flow.router.HasDynamicTitle;

/** A page with a heading; the main layout shows it at the top, and the browser in the tab. */
public interface Titled extends HasDynamicTitle {

    /** In the person's language. */
    String heading();

    @Override
    default String getPageTitle() {
        return heading() + " · Paddock";
    }
}
