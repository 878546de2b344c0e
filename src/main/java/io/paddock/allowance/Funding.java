package io.paddock.allowance;

import io.paddock.base.language.Message;

/** Whether somebody may use an environment now. */
public sealed interface Funding {

    /** It costs nothing: its class is free, or the institution hands out no allowances. */
    record Free() implements Funding {}

    /** There is enough for that many minutes. */
    record Enough(int minutes) implements Funding {}

    /** There is not enough for a minute; the reason names whom to ask. */
    record Lacking(Message reason) implements Funding {}
}
