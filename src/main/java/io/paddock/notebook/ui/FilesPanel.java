package io.paddock.notebook.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.lab.LabFile;
import io.paddock.notebook.NotebookFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The files of a notebook's lab beside it: look through folders, upload, download, delete. */
class FilesPanel extends Div {

    private final transient NotebookFiles files;
    private final transient EditorContext context;
    private final transient PanelErrands errands;
    private final Span place = new Span();
    private final Div note = new Div();
    private final UnorderedList list = new UnorderedList();
    private final Upload upload;
    private String folder;

    FilesPanel(NotebookFiles files, EditorContext context, Executor background) {
        this.files = files;
        this.context = context;
        this.errands = new PanelErrands(background, Message.of("notebook.live.files.failed"), this::say);
        this.folder = files.workFolder();
        this.upload = upload();
        addClassName("notebook-files");
        getElement().setAttribute("aria-label", context.say("notebook.live.files.title"));
        getElement().setAttribute("role", "region");
        note.addClassName("notebook-files-note");
        note.getElement().setAttribute("role", "status");
        list.addClassName("notebook-files-list");
        var refresh = new Button(VaadinIcon.REFRESH.create(), click -> refresh());
        refresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        refresh.setAriaLabel(context.say("notebook.live.files.refresh"));
        var head = new Div(new H2(context.say("notebook.live.files.title")), refresh);
        head.addClassName("notebook-files-head");
        add(head, place, note, list);
        if (!context.readOnly()) {
            add(upload);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        refresh();
    }

    /** Asks the lab again; the answer comes by push. */
    final void refresh() {
        var wanted = folder;
        place.setText(wanted.isEmpty() ? "~" : "~/" + wanted);
        errands.run(() -> files.list(wanted), found -> {
            if (wanted.equals(folder)) {
                show(found);
            }
        });
    }

    private void show(List<LabFile> found) {
        note.setText(found.isEmpty() ? context.say("notebook.live.files.empty") : "");
        list.removeAll();
        if (!folder.isEmpty()) {
            list.add(new ListItem(folderButton("..", parent(folder))));
        }
        found.forEach(file -> list.add(row(file)));
    }

    private ListItem row(LabFile file) {
        var row = new ListItem();
        row.addClassName("notebook-files-row");
        row.add(file.folder() ? folderButton(name(file), file.path()) : link(file));
        if (!file.folder()) {
            var size = new Span(context.size(file.bytes()));
            size.addClassName("notebook-files-size");
            row.add(size);
        }
        if (!context.readOnly()) {
            row.add(deleteButton(file));
        }
        return row;
    }

    private Component folderButton(String label, String target) {
        var open = new Button(label, VaadinIcon.FOLDER_OPEN_O.create(), click -> {
            folder = target;
            refresh();
        });
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return open;
    }

    private Component link(LabFile file) {
        var link = new Anchor(files.downloadUrl(file.path()), name(file));
        link.getElement().setAttribute("download", true);
        link.setRouterIgnore(true);
        return link;
    }

    private Component deleteButton(LabFile file) {
        var delete = new Button(VaadinIcon.TRASH.create(), click -> confirmDelete(file));
        delete.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        delete.setAriaLabel(context.say("notebook.live.files.delete", name(file)));
        return delete;
    }

    private void confirmDelete(LabFile file) {
        var dialog = new ConfirmDialog(
                context.say("notebook.live.files.delete", name(file)),
                context.say("notebook.live.files.delete-question"),
                context.say("notebook.live.files.delete-yes"),
                yes -> errands.run(
                        () -> {
                            files.delete(file.path());
                            return true;
                        },
                        done -> refresh()));
        dialog.setCancelable(true);
        dialog.setCancelText(context.say("notebook.live.files.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private Upload upload() {
        var made = new Upload(new ToLab());
        made.setMaxFileSize(NotebookFiles.UPLOAD_LIMIT_BYTES);
        made.setDropAllowed(true);
        var button = new Button(context.say("notebook.live.files.upload"), VaadinIcon.UPLOAD_ALT.create());
        made.setUploadButton(button);
        made.setDropLabel(new Span(context.say("notebook.live.files.drop")));
        made.addAllFinishedListener(finished -> {
            made.clearFileList();
            refresh();
        });
        made.addFileRejectedListener(rejected -> note.setText(
                context.say("notebook.live.files.too-large", context.size(NotebookFiles.UPLOAD_LIMIT_BYTES))));
        return made;
    }

    private void say(Message message) {
        note.setText(context.say(message));
    }

    private static String name(LabFile file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    private static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Streams an upload into the lab, without holding the page's lock. */
    private final class ToLab implements UploadHandler {

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            var reason = store(event);
            if (reason != null) {
                event.reject(context.say(reason));
                event.getUI().access(() -> say(reason));
            }
        }

        private @Nullable Message store(UploadEvent event) throws IOException {
            try (var content = event.getInputStream()) {
                files.write(folder, event.getFileName(), content, event.getFileSize());
                return null;
            } catch (Refusal refusal) {
                return refusal.reason();
            }
        }

        @Override
        public long getFileSizeMax() {
            return NotebookFiles.UPLOAD_LIMIT_BYTES;
        }

        @Override
        public long getRequestSizeMax() {
            return NotebookFiles.UPLOAD_LIMIT_BYTES + 64 * 1024;
        }
    }
}
