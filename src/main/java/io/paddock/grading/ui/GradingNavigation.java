package io.paddock.grading.ui;

import com.vaadin.flow.component.Component;
import io.paddock.base.ui.NavigationItem;

/** The entry of assignments in the main navigation. */
@org.springframework.stereotype.Component
class GradingNavigation implements NavigationItem {

    @Override
    public int order() {
        return 25;
    }

    @Override
    public String labelKey() {
        return "grading.assignments";
    }

    @Override
    public String icon() {
        return "clipboard-check";
    }

    @Override
    public Class<? extends Component> target() {
        return AssignmentsView.class;
    }

    @Override
    public boolean visible() {
        return true;
    }
}
