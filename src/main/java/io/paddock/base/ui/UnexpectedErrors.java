package io.paddock.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells people what a failed click means: a refusal in its own words, a fault with a reference that the log has too. */
@Component
public class UnexpectedErrors implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);

    private final transient ObjectProvider<ErrorWords> wordings;

    UnexpectedErrors(ObjectProvider<ErrorWords> wordings) {
        this.wordings = wordings;
    }

    @Override
    public void error(ErrorEvent event) {
        var message = explain(event.getThrowable());
        var ui = UI.getCurrent();
        if (ui != null) {
            Toast.problem(ui, message);
        }
    }

    /** The words for an exception; where it is a fault, a line in the log with the reference that the words give. */
    Message explain(Throwable error) {
        return known(error).orElseGet(() -> {
            var reference = References.next();
            LOG.error("Unexpected error, reference {}", reference, error);
            return Message.of("base.error.reference", reference);
        });
    }

    /** Whether a page that failed with this is to look as if it were not there. */
    boolean hides(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            var current = cause;
            if (wordings.stream().anyMatch(wording -> wording.hides(current))) {
                return true;
            }
        }
        return false;
    }

    private Optional<Message> known(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal.reason());
            }
            var current = cause;
            var words = wordings.stream()
                    .flatMap(wording -> wording.words(current).stream())
                    .findFirst();
            if (words.isPresent()) {
                return words;
            }
        }
        return Optional.empty();
    }
}
