package io.paddock.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether there are made-up people with well-known passwords.
 *
 * @param demo {@code paddock.demo}; refused where others than this machine can reach Paddock
 */
@ConfigurationProperties("paddock")
public record DemoSettings(@DefaultValue("false") boolean demo) {}
