package io.paddock.course.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.paddock.account.AccessDenied;
import io.paddock.account.Person;
import io.paddock.base.language.Message;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcel;
import io.paddock.course.ImportProgress;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a zip, shows how far it is looked through and what must be mended; a course that is whole goes on to the page.
 *
 * <p>The zip is looked through by the thread of its request, which nobody's page waits for.
 */
final class ZipUpload extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(ZipUpload.class);

    private final transient CourseImports imports;
    private final transient Words words;
    private final transient Person person;
    private final transient Consumer<CourseParcel.Good> whole;
    private final transient Runnable begun;
    private final Upload upload = new Upload(new In());
    private final Div working = Parts.div("paddock-row paddock-row--nowrap");
    private final Problem problem = new Problem();
    private final Div result = Parts.div("paddock-stack paddock-stack--tight");
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /**
     * @param begun called when another zip comes in: what was shown of the last one is out of date
     * @param whole called with the course that came in
     */
    ZipUpload(CourseImports imports, Words words, Person person, Runnable begun, Consumer<CourseParcel.Good> whole) {
        this.imports = imports;
        this.words = words;
        this.person = person;
        this.begun = begun;
        this.whole = whole;
        addClassNames("paddock-stack", "paddock-stack--tight");
        upload.setMaxFileSize((int) CourseImports.MOST_ZIP_BYTES);
        upload.setMaxFiles(1);
        upload.setDropAllowed(true);
        upload.setUploadButton(new Button(say("course.import.choose"), VaadinIcon.UPLOAD_ALT.create()));
        upload.setDropLabel(new Span(say("course.import.drop")));
        upload.setId("course-zip");
        upload.setI18n(states());
        upload.addFileRejectedListener(
                rejected -> problem.show(Message.of("course.zip.zip-large", CourseImports.MOST_ZIP_BYTES >> 20)));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        working.setVisible(false);
        result.getElement().setAttribute("aria-live", "polite");
        add(upload, working, problem, result);
    }

    private UploadI18N states() {
        var status = new UploadI18N.Uploading.Status()
                .setConnecting(say("course.import.connecting"))
                .setStalled(say("course.import.stalled"))
                .setProcessing(say("course.import.checking"))
                .setHeld(say("course.import.connecting"));
        var remaining = new UploadI18N.Uploading.RemainingTime()
                .setPrefix(say("course.import.remaining"))
                .setUnknown("…");
        return new UploadI18N()
                .setUploading(new UploadI18N.Uploading().setStatus(status).setRemainingTime(remaining));
    }

    private void begin() {
        cancelled.set(false);
        problem.setVisible(false);
        result.removeAll();
        working.removeAll();
        begun.run();
    }

    private Bar showWorking() {
        var bar = new Bar(0, say("course.import.checking"));
        bar.getStyle().set("flex", "1");
        var cancel = new Button(say("course.import.cancel"), click -> cancelled.set(true));
        cancel.addThemeVariants(ButtonVariant.LUMO_SMALL);
        working.add(Parts.text(say("course.import.checking")), bar, cancel);
        working.setVisible(true);
        return bar;
    }

    private void show(CourseParcel parcel) {
        working.setVisible(false);
        switch (parcel) {
            case CourseParcel.Good good -> whole.accept(good);
            case CourseParcel.Bad bad -> {
                var heading =
                        new H3(say("course.import.problems", bad.problems().size()));
                heading.addClassName("paddock-subtitle");
                result.add(
                        heading,
                        Parts.muted(say("course.import.nothing-taken")),
                        new ProblemList(bad.problems(), words, person));
            }
            case CourseParcel.Cancelled none -> result.add(Parts.muted(say("course.import.cancelled")));
        }
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }

    /** One zip on its way in. */
    private final class In implements UploadHandler {

        @Override
        public void handleUploadRequest(UploadEvent event) {
            var ui = event.getUI();
            var bar = new java.util.concurrent.atomic.AtomicReference<Bar>();
            access(ui, () -> {
                begin();
                bar.set(showWorking());
            });
            try (var content = event.getInputStream()) {
                var parcel = imports.read(person.id(), content, event.getFileName(), new ImportProgress() {
                    @Override
                    public void reached(int percent) {
                        access(ui, () -> {
                            var shown = bar.get();
                            if (shown != null) {
                                shown.setPercent(percent);
                            }
                        });
                    }

                    @Override
                    public boolean isCancelled() {
                        return cancelled.get() || !ui.isAttached();
                    }
                });
                access(ui, () -> show(parcel));
            } catch (AccessDenied roleWasTaken) {
                event.reject();
                access(ui, () -> ui.navigate(""));
            } catch (IOException | RuntimeException failed) {
                LOG.warn("A course's zip did not come in", failed);
                event.reject();
                access(ui, () -> {
                    working.setVisible(false);
                    problem.show(Message.of("course.import.failed"));
                });
            }
        }

        private void access(UI ui, Runnable change) {
            try {
                ui.access(change::run);
            } catch (UIDetachedException gone) {
                LOG.debug("The page went while a zip came in", gone);
            }
        }

        @Override
        public long getFileSizeMax() {
            return CourseImports.MOST_ZIP_BYTES;
        }

        @Override
        public long getRequestSizeMax() {
            return CourseImports.MOST_ZIP_BYTES + 64 * 1024;
        }
    }
}
