package io.paddock.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import io.paddock.account.Circle;
import io.paddock.base.ui.Parts;
import io.paddock.course.CourseLinks;
import io.paddock.course.roster.JoinCode;
import java.util.Locale;

/** The codes with which people take themselves into a course. */
class JoinCodesCard extends Section {

    private final transient PeopleOfCourse people;
    private final Div list = Parts.div("paddock-list");

    JoinCodesCard(PeopleOfCourse people) {
        this.people = people;
        addClassName("paddock-card");
        setId("join-codes");
        getElement().setAttribute("aria-label", getTranslation("enrol.codes.title"));
        list.getElement().setAttribute("role", "list");
        var make = new Button(getTranslation("enrol.codes.make"));
        make.setId("make-join-code");
        make.setDisableOnClick(true);
        make.addClickListener(click -> {
            make.setEnabled(true);
            new JoinCodeDialog(people, this::show).open();
        });
        add(
                new H2(getTranslation("enrol.codes.title")),
                Parts.div("paddock-row paddock-row--between", Parts.muted(getTranslation("enrol.codes.text")), make),
                list);
        show();
    }

    private void show() {
        list.removeAll();
        people.codes().forEach(code -> list.add(item(code)));
        if (list.getComponentCount() == 0) {
            var none = Parts.muted(getTranslation("enrol.codes.none"));
            none.getElement().setAttribute("role", "listitem");
            list.add(none);
        }
    }

    private Component item(JoinCode code) {
        var taken = code.seats().isPresent()
                ? getTranslation(
                        "enrol.codes.taken-of", code.taken(), code.seats().getAsInt())
                : getTranslation("enrol.codes.taken", code.taken());
        var section = code.section()
                .map(Circle::name)
                .map(name -> " · " + getTranslation("roster.in-section", name))
                .orElse("");
        var end = Parts.div("paddock-row", state(code));
        if (code.state() != JoinCode.State.CLOSED) {
            end.add(copy(code), close(code));
        }
        var item = Parts.div(
                "paddock-item",
                Parts.div(
                        "",
                        Parts.div("paddock-item__title", Parts.text(code.code(), "paddock-mono")),
                        Parts.div(
                                "paddock-item__detail",
                                Parts.text(getTranslation("enrol.codes.window", code.opensAt(), code.closesAt()))),
                        Parts.div("paddock-item__detail", Parts.text(taken + section))),
                end);
        item.getElement().setAttribute("role", "listitem");
        return item;
    }

    private Component state(JoinCode code) {
        return Parts.text(
                getTranslation("enrol.state."
                        + code.state().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                "paddock-pill",
                switch (code.state()) {
                    case OPEN -> "paddock-pill--good";
                    case NOT_YET -> "paddock-pill--info";
                    case FULL -> "paddock-pill--warn";
                    case CLOSED -> "paddock-pill--quiet";
                });
    }

    private Button copy(JoinCode code) {
        var copy = new Button(getTranslation("enrol.codes.link"));
        copy.addThemeVariants(ButtonVariant.LUMO_SMALL);
        // the browser knows under which address the application is reached
        copy.getElement().executeJs("""
                        this.addEventListener('click', async () => {
                          const address = new URL($0, document.baseURI).href;
                          try { await navigator.clipboard.writeText(address); this.textContent = $1; }
                          catch (e) { window.prompt('', address); }
                        });
                        """, CourseLinks.join(code.code()), getTranslation("enrol.codes.copied"));
        return copy;
    }

    private Button close(JoinCode code) {
        var close = new Button(getTranslation("enrol.codes.close"));
        close.addClickListener(click -> {
            close.setEnabled(true);
            ask(code);
        });
        close.addThemeVariants(ButtonVariant.LUMO_SMALL);
        close.setDisableOnClick(true);
        close.setAriaLabel(getTranslation("enrol.codes.close-which", code.code()));
        return close;
    }

    private void ask(JoinCode code) {
        var dialog = new ConfirmDialog(
                getTranslation("enrol.codes.close-title", code.code()),
                getTranslation("enrol.codes.close-text", code.taken()),
                getTranslation("enrol.codes.close"),
                confirmed -> {
                    people.closeCode(code);
                    show();
                });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("account.cancel"));
        dialog.open();
    }
}
