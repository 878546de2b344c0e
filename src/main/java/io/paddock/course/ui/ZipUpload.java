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
import io.paddock.base.language.Refusal;
import io.paddock.base.ui.Bar;
import io.paddock.base.ui.Parts;
import io.paddock.base.ui.Problem;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcel;
import io.paddock.course.ImportProgress;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
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
    private final transient Person person;
    private final transient Function<CourseParcel.Good, Runnable> whole;
    private final transient Runnable begun;
    private final Upload upload = new Upload(new In());
    private final Div working = Parts.div("paddock-row paddock-row--nowrap");
    private final Problem problem = new Problem();
    private final Div result = Parts.div("paddock-stack paddock-stack--tight");
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /**
     * @param begun called when another zip comes in: what was shown of the last one is out of date
     * @param whole looks at the course that came in, in nobody's turn; what it answers is run in the page's turn
     */
    ZipUpload(CourseImports imports, Person person, Runnable begun, Function<CourseParcel.Good, Runnable> whole) {
        this.imports = imports;
        this.person = person;
        this.begun = begun;
        this.whole = whole;
        addClassNames("paddock-stack", "paddock-stack--tight");
        upload.setMaxFileSize((int) CourseImports.MOST_ZIP_BYTES);
        upload.setMaxFiles(1);
        upload.setDropAllowed(true);
        upload.setUploadButton(new Button(getTranslation("course.import.choose"), VaadinIcon.UPLOAD_ALT.create()));
        upload.setDropLabel(new Span(getTranslation("course.import.drop")));
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
                .setConnecting(getTranslation("course.import.connecting"))
                .setStalled(getTranslation("course.import.stalled"))
                .setProcessing(getTranslation("course.import.checking"))
                .setHeld(getTranslation("course.import.connecting"));
        var remaining = new UploadI18N.Uploading.RemainingTime()
                .setPrefix(getTranslation("course.import.remaining"))
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
        var bar = new Bar(0, getTranslation("course.import.checking"));
        bar.getStyle().set("flex", "1");
        var cancel = new Button(getTranslation("course.import.cancel"), click -> cancelled.set(true));
        cancel.addThemeVariants(ButtonVariant.LUMO_SMALL);
        working.add(Parts.text(getTranslation("course.import.checking")), bar, cancel);
        working.setVisible(true);
        return bar;
    }

    /** Looks at what came in, in nobody's turn; the answer shows it. */
    private Runnable looked(CourseParcel parcel) {
        return switch (parcel) {
            case CourseParcel.Good good -> whole.apply(good);
            case CourseParcel.Bad bad -> () -> show(bad);
            case CourseParcel.Cancelled none ->
                () -> result.add(Parts.muted(getTranslation("course.import.cancelled")));
        };
    }

    private void show(CourseParcel.Bad bad) {
        var heading =
                new H3(getTranslation("course.import.problems", bad.problems().size()));
        heading.addClassName("paddock-subtitle");
        result.add(
                heading, Parts.muted(getTranslation("course.import.nothing-taken")), new ProblemList(bad.problems()));
    }

    private void refuse(Message why) {
        working.setVisible(false);
        problem.show(why);
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
                var show = looked(parcel);
                access(ui, () -> {
                    working.setVisible(false);
                    show.run();
                });
            } catch (Refusal refusal) {
                event.reject();
                access(ui, () -> refuse(refusal.reason()));
            } catch (AccessDenied roleWasTaken) {
                event.reject();
                access(ui, () -> ui.navigate(""));
            } catch (IOException | RuntimeException failed) {
                LOG.warn("A course's zip did not come in", failed);
                event.reject();
                access(ui, () -> refuse(Message.of("course.import.failed")));
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
