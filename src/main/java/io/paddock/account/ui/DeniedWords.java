package io.paddock.account.ui;

import io.paddock.account.AccessDenied;
import io.paddock.base.language.Message;
import io.paddock.base.ui.ErrorWords;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A denied click says the same as a page that is not there. */
@Component
class DeniedWords implements ErrorWords {

    @Override
    public Optional<Message> words(Throwable error) {
        return error instanceof AccessDenied ? Optional.of(Message.of("base.not-found.text")) : Optional.empty();
    }

    @Override
    public boolean hides(Throwable error) {
        return error instanceof AccessDenied;
    }
}
