package io.paddock.course.ui;

import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.paddock.account.AccessDenied;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.course.roster.Roster;
import io.paddock.course.roster.RosterReader;
import java.io.IOException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a class list from the person's machine; the file is read and forgotten. */
class RosterUpload extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(RosterUpload.class);

    private final transient Function<Roster, Runnable> read;
    private final Problem problem = new Problem();

    /** @param read told the list in nobody's turn; what it answers is run in the page's turn */
    RosterUpload(Function<Roster, Runnable> read) {
        this.read = read;
        var upload = new Upload(new ToRoster());
        upload.setMaxFiles(1);
        upload.setMaxFileSize(RosterReader.MOST_BYTES);
        upload.setDropAllowed(true);
        upload.setDropLabel(new Span(getTranslation("roster.import.drop")));
        upload.setId("roster-file");
        upload.setWidthFull();
        var choose = new Button(getTranslation("roster.import.choose"), VaadinIcon.UPLOAD_ALT.create());
        choose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        upload.setUploadButton(choose);
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        upload.addFileRejectedListener(rejected -> problem.show(tooLarge()));
        addClassName("paddock-form");
        add(problem, upload);
    }

    private static Message tooLarge() {
        return Message.of("roster.refused.size", RosterReader.MOST_BYTES / 1024 / 1024);
    }

    /** Reads the list without holding the page's lock. */
    private final class ToRoster implements UploadHandler {

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            byte[] bytes;
            try (var content = event.getInputStream()) {
                bytes = content.readNBytes(RosterReader.MOST_BYTES + 1);
            }
            try {
                var show = read.apply(RosterReader.read(event.getFileName(), bytes));
                event.getUI().access(() -> {
                    problem.setVisible(false);
                    show.run();
                });
            } catch (Refusal refusal) {
                event.getUI().access(() -> problem.show(refusal.reason()));
            } catch (AccessDenied roleWasTaken) {
                event.getUI().access(() -> event.getUI().navigate(""));
            } catch (UIDetachedException gone) {
                LOG.debug("The page went while a class list came in", gone);
            } catch (RuntimeException failed) {
                LOG.warn("A class list was not looked at", failed);
                event.getUI().access(() -> problem.show(Message.of("roster.import.failed")));
            }
        }

        @Override
        public long getFileSizeMax() {
            return RosterReader.MOST_BYTES;
        }

        @Override
        public long getRequestSizeMax() {
            return RosterReader.MOST_BYTES + 64L * 1024;
        }
    }

    /** What a list looks like, to be filled in. */
    static String example(com.vaadin.flow.component.Component on) {
        return "\uFEFF"
                + String.join(
                        ",",
                        on.getTranslation("roster.import.number"),
                        on.getTranslation("roster.import.name"),
                        on.getTranslation("roster.import.mail"),
                        on.getTranslation("roster.import.section"))
                + "\r\n20260001,王芳,wang.fang@example.edu,A\r\n20260002,Emma Clarke,,A\r\n";
    }

    static Div hint(com.vaadin.flow.component.Component on) {
        return Parts.div("paddock-narrow", Parts.muted(on.getTranslation("roster.import.text")));
    }
}
