package io.paddock.grading.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.shared.HasValidationProperties;

/** Says at a field why what it holds was not taken, and takes the reader there; Vaadin has it read aloud. */
final class FieldRefusal {

    private FieldRefusal() {}

    static <F extends HasValidationProperties & Focusable<?>> void show(F field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
        field.focus();
    }
}
