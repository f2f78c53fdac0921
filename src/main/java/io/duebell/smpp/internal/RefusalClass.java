package io.duebell.smpp.internal;

/** What a carrier's refusal of a part means for what comes next (facts.md section 5). */
enum RefusalClass {
    /** The link is too fast; the try is not counted. */
    PACE,
    /** Trouble at the carrier; again after a while, dispatch sets the bound. */
    RETRY,
    /** As RETRY, but no more than a few times. */
    RETRY_FEW,
    /** The link does not work; the part waits. */
    LINK_DOWN,
    /** The recipient is wrong, for good. */
    RECIPIENT,
    /** The number is another operator's; another link may take it. In no standard code, carriers have their own. */
    NOT_OURS,
    /** The text or the link's setting is wrong, for good. */
    CONTENT,
    /** The carrier answers so although it may have taken the part: never sent again by itself. */
    IN_DOUBT,
    /** A code nobody knows: once more, then given up. */
    OTHER
}
