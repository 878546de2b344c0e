package io.paddock.notice;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail to people; sent only where {@code spring.mail.host} is set.
 *
 * @param from the sender's address
 * @param publicAddress where people reach Paddock, for links in mail, for example {@code https://paddock.example.edu}; none without it
 */
@ConfigurationProperties("paddock.mail")
record MailSettings(
        @DefaultValue("paddock@localhost") String from,
        @Nullable String publicAddress) {}
