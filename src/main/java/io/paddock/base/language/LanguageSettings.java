package io.paddock.base.language;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How words are made.
 *
 * @param zone the institution's time zone ({@code paddock.zone}), in which instants are told, the zone written out
 */
@ConfigurationProperties("paddock")
public record LanguageSettings(
        @DefaultValue("Asia/Shanghai") ZoneId zone) {}
