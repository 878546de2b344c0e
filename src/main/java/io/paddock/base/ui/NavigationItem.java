package io.paddock.base.ui;

import com.vaadin.flow.component.Component;

/**
 * An entry of the main navigation, contributed by a module as a bean.
 *
 * <p>Asked once for each page that a person opens, on the UI thread; must answer from memory.
 *
 * @see HeaderPart
 */
public interface NavigationItem {

    /** Position; lower stands first. */
    int order();

    String labelKey();

    /** A Vaadin icon, by its name in the {@code vaadin} collection, for example {@code academy-cap}. */
    String icon();

    Class<? extends Component> target();

    /** Whether the person who is signed in gets this entry. */
    boolean visible();
}
