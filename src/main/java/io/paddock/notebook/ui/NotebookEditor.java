package io.paddock.notebook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;

/**
 * A notebook on a page, with its lab's files or its history beside it; made by {@link NotebookEditors}.
 *
 * <p>Fills the room that it is given. Other modules put it into their views; everything else goes between browser and notebook.
 */
public final class NotebookEditor extends Div {

    private final NotebookElement element;
    private final FilesPanel files;
    private final HistoryPanel history;
    private final Button showFiles;
    private final Button showHistory;
    private final Div side = new Div();

    NotebookEditor(NotebookElement element, FilesPanel files, HistoryPanel history, EditorContext context) {
        this.element = element;
        this.files = files;
        this.history = history;
        this.showHistory = toggle(context.say("notebook.live.history.title"), VaadinIcon.TIME_BACKWARD);
        this.showFiles = toggle(context.say("notebook.live.files.title"), VaadinIcon.FOLDER_O);
        showHistory.addClickListener(click -> toggle(history));
        showFiles.addClickListener(click -> toggle(files));
        addClassName("notebook-editor");
        element.addClassName("notebook-editor-element");
        side.addClassName("notebook-editor-side");
        side.setVisible(false);
        var bar = new Div(showHistory, showFiles);
        bar.addClassName("notebook-editor-bar");
        var room = new Div(element, side);
        room.addClassName("notebook-editor-room");
        add(bar, room);
    }

    /** Brings a cell into view, now or once the notebook has been loaded; nothing happens where there is none of that id. */
    public void goTo(String cell) {
        element.getElement().setProperty("cell", cell);
    }

    private static Button toggle(String label, VaadinIcon icon) {
        var button = new Button(label, icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.getElement().setAttribute("aria-expanded", "false");
        return button;
    }

    private void toggle(Component panel) {
        var open = !panel.getParent().filter(side::equals).isPresent();
        side.removeAll();
        if (open) {
            side.add(panel);
        }
        side.setVisible(open);
        expanded(showFiles, open && panel == files);
        expanded(showHistory, open && panel == history);
    }

    private static void expanded(Button button, boolean open) {
        button.getElement().setAttribute("aria-expanded", Boolean.toString(open));
    }
    /** Readies a page from which people go on to a notebook: its element is loaded before the click. */
    public static void expectOn(Component page) {
        page.addAttachListener(event -> NotebookElement.load(event.getUI().getPage()));
    }
}
