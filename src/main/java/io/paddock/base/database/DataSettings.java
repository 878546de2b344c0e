package io.paddock.base.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Paddock keeps what must survive.
 *
 * @param data the data folder ({@code paddock.data})
 */
@ConfigurationProperties("paddock")
record DataSettings(@DefaultValue("data") Path data) {}
