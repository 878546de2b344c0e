package io.paddock.base.database;

import io.paddock.base.language.Message;
import io.paddock.base.ui.ErrorWords;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** What people are told while the database is away: it is nobody's mistake, and passes. */
@Component
class DatabaseWords implements ErrorWords {

    @Override
    public Optional<Message> words(Throwable error) {
        return error instanceof SQLTransientConnectionException
                        || error instanceof SQLNonTransientConnectionException
                        || error instanceof SQLRecoverableException
                        || error instanceof DataAccessResourceFailureException
                ? Optional.of(Message.of("base.database.away"))
                : Optional.empty();
    }
}
