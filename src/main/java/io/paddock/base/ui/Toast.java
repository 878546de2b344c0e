package io.paddock.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.paddock.base.language.Message;

/** A short message at the edge of the page. */
public final class Toast {

    private static final int GOOD_MILLIS = 4_000;
    private static final int PROBLEM_MILLIS = 9_000;

    private Toast() {}

    /** Says that something was done. */
    public static void done(UI ui, Message message) {
        show(ui, message, GOOD_MILLIS, NotificationVariant.LUMO_SUCCESS);
    }

    /** Says that something was not done, and why. */
    public static void problem(UI ui, Message message) {
        show(ui, message, PROBLEM_MILLIS, NotificationVariant.LUMO_ERROR);
    }

    private static void show(UI ui, Message message, int millis, NotificationVariant variant) {
        var toast = new Notification(
                ui.getTranslation(message.key(), message.arguments().toArray()),
                millis,
                Notification.Position.BOTTOM_CENTER);
        toast.addThemeVariants(variant);
        ui.access(toast::open);
    }
}
