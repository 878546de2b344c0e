package io.paddock.base.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** A card on the desk of the person who is signed in, contributed by a module as a bean. */
public interface DeskCard {

    /** Position; lower stands higher. */
    int order();

    /** A new component for one page; empty for people whom it does not concern. */
    Optional<Component> create();
}
