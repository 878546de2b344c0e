package io.paddock.base.ui;

import com.vaadin.flow.component.Component;

/** A part of the page header (language, theme, person's menu), contributed by a module as a bean. */
public interface HeaderPart {

    /** Position; lower stands further left. */
    int order();

    /** Whether it also stands in the head of pages that have no header of their own, such as a lesson. */
    default boolean onWorkbench() {
        return false;
    }

    /** A new component for one page. */
    Component create();
}
