package io.paddock.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.paddock.account.ActivationCode;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Table;
import io.paddock.course.roster.SlipsCsv;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Activation codes, shown once: to be printed and cut, or downloaded. */
class SlipsPanel extends Section {

    private static final String PATH = "activate";

    private final transient List<ActivationCode> codes;
    private final Paragraph text = new Paragraph();
    private String address = PATH;

    SlipsPanel(List<ActivationCode> codes) {
        this.codes = List.copyOf(codes);
        addClassNames("paddock-card", "roster-slips");
        setId("slips");
        getElement().setAttribute("aria-label", getTranslation("roster.slips.title"));
        add(new H2(getTranslation("roster.slips.title")));
        if (codes.isEmpty()) {
            add(Parts.muted(getTranslation("roster.slips.none")));
            return;
        }
        say();
        // the browser knows under which address the application is reached
        getElement()
                .executeJs("return new URL($0, document.baseURI).href", PATH)
                .then(String.class, known -> {
                    address = known;
                    say();
                });
        var print = new Button(getTranslation("roster.slips.print"), VaadinIcon.PRINT.create());
        print.getElement().executeJs("this.addEventListener('click', () => window.print())");
        var row = Parts.div("paddock-row roster-no-print", download(), print);
        var scroll = new Div(table());
        Parts.scroll(scroll, getTranslation("roster.slips.table"));
        add(text, row, scroll);
    }

    private void say() {
        text.setText(
                getTranslation("roster.slips.text", address, codes.getFirst().expiresAt()));
    }

    private Anchor download() {
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    var bytes = csv();
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), "activation-codes.csv", "text/csv", bytes.length);
                }),
                getTranslation("roster.slips.download"));
        link.addClassName("paddock-button");
        link.setId("download-slips");
        return link;
    }

    private byte[] csv() {
        return SlipsCsv.write(
                codes,
                List.of(
                        getTranslation("roster.import.number"),
                        getTranslation("roster.import.name"),
                        getTranslation("roster.import.mail"),
                        getTranslation("roster.slips.code"),
                        getTranslation("roster.slips.address")),
                address);
    }

    private Table table() {
        var table = new Table(
                getTranslation("roster.import.number"),
                getTranslation("roster.import.name"),
                getTranslation("roster.slips.code"));
        codes.forEach(code -> table.row(
                Parts.text(code.number().value(), "paddock-tabular paddock-nowrap"),
                Parts.text(code.person().displayName()),
                Parts.text(code.code(), "paddock-mono paddock-nowrap")));
        return table;
    }
}
