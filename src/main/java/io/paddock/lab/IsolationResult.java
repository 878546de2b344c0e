package io.paddock.lab;

import java.time.Instant;

/**
 * What came of trying one way out of a lab.
 *
 * @param network {@code sealed} or {@code egress}
 * @param detail what was tried, for whoever looks into it
 */
public record IsolationResult(String network, Door door, Result result, String detail, Instant triedAt) {

    /** Ways out of a lab that must be closed. */
    public enum Door {
        /** Ports that this machine listens on. */
        HOST,
        /** A lab in the same network. */
        OTHER_LAB,
        /** A lab in the other network. */
        OTHER_NETWORK,
        /** The address where clouds hand out credentials. */
        METADATA,
        /** Names of the internet; sealed network only. */
        NAMES,
        /** Addresses of the internet; sealed network only. */
        INTERNET
    }

    /** How a try ended. */
    public enum Result {
        CLOSED,
        OPEN,
        /** It could not be tried. */
        UNKNOWN
    }

    /** The door's name as it is stored and used in message keys. */
    String doorName() {
        return door.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
