package io.paddock.allowance;

/** Why credit moves from one account to another. */
public enum PostingKind {
    /** Handed down the tree, or put into it. */
    GRANT,
    /** Set aside for a lab that runs. */
    HOLD,
    /** A minute that was begun. */
    CHARGE,
    /** What was set aside and not used goes back. */
    RELEASE,
    /** Minutes that the platform spoilt go back. */
    REFUND,
    /** Taken out of the tree. */
    EXPIRE,
    /** Taken back up the tree. */
    TRANSFER
}
