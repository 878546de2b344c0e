package io.paddock.notebook.ui;

import io.paddock.account.CircleNames;
import io.paddock.account.CurrentPerson;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Errands;
import io.paddock.notebook.LiveNotebooks;
import io.paddock.notebook.NotebookId;
import io.paddock.notebook.NotebookService;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes notebook editors for views of other modules. */
@Component
public class NotebookEditors {

    private final LiveNotebooks notebooks;
    private final NotebookService service;
    private final CurrentPerson currentPerson;
    private final Words words;
    private final CircleNames names;
    private final EditorLabels labels;
    private final WaitNews news;
    private final Errands errands;
    private final Clock clock;

    NotebookEditors(
            LiveNotebooks notebooks,
            NotebookService service,
            CurrentPerson currentPerson,
            Words words,
            CircleNames names,
            EditorLabels labels,
            WaitNews news,
            Errands errands,
            Clock clock) {
        this.notebooks = notebooks;
        this.service = service;
        this.currentPerson = currentPerson;
        this.words = words;
        this.names = names;
        this.labels = labels;
        this.news = news;
        this.errands = errands;
        this.clock = clock;
    }

    /**
     * An editor for the person who is signed in: read-only where they may look and not change. One editor belongs to one page.
     *
     * @param pictures where text cells find pictures that they name by a relative path; ends with a slash
     * @throws io.paddock.account.AccessDenied where the person may not see the notebook
     */
    public NotebookEditor editor(NotebookId notebook, String pictures) {
        var person = currentPerson.require();
        var locale = person.language().locale();
        var door = notebooks.door(person.id(), notebook);
        var client = UUID.randomUUID();
        var context = new EditorContext(
                words, circle -> names.in(circle, locale), locale, person.zone(), clock, door.readOnly());
        var element = new NotebookElement(sink -> door.view(client, locale, sink), notebooks.background());
        element.getElement().setProperty("notebook", (double) notebook.value());
        element.getElement().setProperty("client", client.toString());
        element.getElement().setProperty("files", pictures);
        element.getElement().setProperty("language", person.language().tag());
        element.getElement().setProperty("zone", person.zone().getId());
        element.getElement().setPropertyJson("labels", labels(locale));
        var files = new FilesPanel(door.files(), context, notebooks.background());
        var history = new HistoryPanel(service, person.id(), notebook, context, notebooks.background());
        var editor = new NotebookEditor(element, files, history, context);
        editor.add(new StartCard(door, door.owner(), context, news, errands, notebooks.background()));
        return editor;
    }

    private ObjectNode labels(Locale locale) {
        var node = JsonNodeFactory.instance.objectNode();
        labels.keys().forEach(key -> node.put(EditorLabels.shortKey(key), words.say(locale, key)));
        return node;
    }
}
