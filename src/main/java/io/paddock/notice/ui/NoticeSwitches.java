package io.paddock.notice.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Toast;
import io.paddock.notice.NoticeKind;
import io.paddock.notice.NoticeSwitch;
import io.paddock.notice.NoticeWords;
import io.paddock.notice.Notices;

/** Which kinds a person hears of: in the application, and by mail where this installation sends any. */
class NoticeSwitches extends Div {

    private final transient Notices notices;
    private final transient UserId actor;

    NoticeSwitches(UserId actor, Notices notices) {
        this.notices = notices;
        this.actor = actor;
        addClassNames("paddock-card", "paddock-stack");
        add(new H2(getTranslation("notice.switches")));
        var switches = notices.switches(actor);
        for (var kind : NoticeKind.values()) {
            add(row(kind, switches.getOrDefault(kind, new NoticeSwitch(true, false))));
        }
        if (notices.sendsMail()) {
            add(address());
        }
    }

    private Div row(NoticeKind kind, NoticeSwitch now) {
        var name = getTranslation(NoticeWords.title(kind));
        var shown = box(name, "notice.switch.shown", now.shown());
        var mailed = box(name, "notice.switch.mailed", now.mailed());
        shown.setId("notice-shown-" + kind);
        mailed.setVisible(notices.sendsMail());
        shown.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                set(kind, new NoticeSwitch(change.getValue(), mailed.getValue()), shown);
            }
        });
        mailed.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                set(kind, new NoticeSwitch(shown.getValue(), change.getValue()), mailed);
            }
        });
        var title = new Span(name);
        title.addClassName("paddock-grow");
        var row = new Div(title, shown, mailed);
        row.addClassName("paddock-row");
        return row;
    }

    private Checkbox box(String name, String key, boolean on) {
        var box = new Checkbox(getTranslation(key), on);
        box.setAriaLabel(name + ": " + getTranslation(key));
        return box;
    }

    private void set(NoticeKind kind, NoticeSwitch wanted, Checkbox changed) {
        try {
            notices.set(actor, kind, wanted);
        } catch (Refusal refusal) {
            changed.setValue(!changed.getValue());
            Toast.problem(UI.getCurrent(), refusal.reason());
        }
    }

    private Div address() {
        var field = new EmailField(getTranslation("notice.address"));
        field.setValue(notices.address(actor).orElse(""));
        var save = new Button(getTranslation("notice.address.save"), _ -> {
            try {
                notices.setAddress(actor, field.getValue());
                field.setInvalid(false);
                Toast.done(UI.getCurrent(), Message.of("notice.address.saved"));
            } catch (Refusal refusal) {
                field.setErrorMessage(getTranslation(refusal.reason().key()));
                field.setInvalid(true);
            }
        });
        var form = new Div(field, save);
        form.addClassName("paddock-form");
        return form;
    }
}
