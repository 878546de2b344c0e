package io.paddock.classroom.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.paddock.account.Person;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Toast;
import io.paddock.classroom.LessonWork;
import io.paddock.notebook.NotebookService;
import io.paddock.notebook.NotebookVersion;
import java.io.ByteArrayInputStream;

/** The kept versions of a notebook: look at one as a file, or go back to it. */
class VersionsDialog extends Dialog {

    private final transient LessonWork work;
    private final transient NotebookService notebooks;
    private final transient Words words;
    private final transient Person person;
    private final Div list = Parts.div("paddock-list");

    VersionsDialog(LessonWork work, NotebookService notebooks, Words words, Person person) {
        this.work = work;
        this.notebooks = notebooks;
        this.words = words;
        this.person = person;
        setHeaderTitle(say("classroom.versions"));
        setWidth("min(560px, 94vw)");
        list.getElement().setAttribute("role", "list");
        add(Parts.muted(say("classroom.versions.help")), list);
        var close = new Button(say("classroom.close"), click -> close());
        getFooter().add(close);
        show();
    }

    private void show() {
        list.removeAll();
        var versions = notebooks.versions(person.id(), work.notebook());
        versions.forEach(version -> list.add(item(version)));
        if (versions.isEmpty()) {
            list.add(Parts.muted(say("classroom.versions.none")));
        }
    }

    private Component item(NotebookVersion version) {
        var restore = new Button(say("classroom.versions.restore"), click -> restore(version));
        restore.setDisableOnClick(true);
        restore.addThemeNames("small");
        restore.setAriaLabel(say("classroom.versions.restore") + ": " + version.name());
        var download = new Anchor(file(version), say("classroom.versions.download"));
        download.addClassNames("paddock-button", "paddock-button--ghost", "paddock-button--small");
        download.setRouterIgnore(true);
        var when = words.say(
                Message.of("classroom.versions.made", version.madeAt()),
                person.language().locale());
        var text = new Div(
                Parts.div("paddock-item__title", new Text(version.name())),
                Parts.div("paddock-item__detail", new Text(when)));
        var item = Parts.div("paddock-item", text, Parts.div("paddock-row", download, restore));
        item.getElement().setAttribute("role", "listitem");
        return item;
    }

    private DownloadHandler file(NotebookVersion version) {
        return DownloadHandler.fromInputStream(event -> {
            var bytes = notebooks.download(person.id(), work.notebook(), version.id());
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes),
                    work.lesson().lesson() + "-" + version.id() + ".ipynb",
                    "application/x-ipynb+json",
                    bytes.length);
        });
    }

    private void restore(NotebookVersion version) {
        getUI().ifPresent(ui -> {
            try {
                notebooks.restore(person.id(), work.notebook(), version.id());
                Toast.done(ui, Message.of("classroom.versions.restored", version.name()));
                close();
            } catch (Refusal refusal) {
                show();
                Toast.problem(ui, refusal.reason());
            }
        });
    }

    private String say(String key) {
        return words.say(person.language().locale(), key);
    }
}
