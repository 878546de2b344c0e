package io.paddock.notice;

import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import java.time.Instant;

/**
 * Something that a person was told.
 *
 * @param link the page that it leads to, relative to the application
 */
public record Notice(long id, UserId person, NoticeKind kind, Message message, String link, Instant at, boolean read) {}
