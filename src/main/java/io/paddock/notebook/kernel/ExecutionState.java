package io.paddock.notebook.kernel;

/** What a kernel says it is doing. */
public enum ExecutionState {
    STARTING,
    BUSY,
    IDLE,
    /** The gateway is starting it again, asked to or because it died. */
    RESTARTING,
    DEAD,
    UNKNOWN;

    static ExecutionState of(String word) {
        return switch (word) {
            case "starting" -> STARTING;
            case "busy" -> BUSY;
            case "idle" -> IDLE;
            case "restarting", "autorestarting" -> RESTARTING;
            case "dead", "terminating" -> DEAD;
            default -> UNKNOWN;
        };
    }
}
