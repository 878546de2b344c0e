package io.paddock.base.ui;

import com.vaadin.flow.component.Component;
import java.util.function.BooleanSupplier;

/**
 * A navigation item of given values.
 *
 * @param shown asked on the UI thread for each page that a person opens
 */
public record NavigationEntry(
        int order, String labelKey, String icon, Class<? extends Component> target, BooleanSupplier shown)
        implements NavigationItem {

    @Override
    public boolean visible() {
        return shown.getAsBoolean();
    }
}
