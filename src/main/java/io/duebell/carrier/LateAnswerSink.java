package io.duebell.carrier;

/** Where links put answers that come after a part was given up. Declared here, furnished by dispatch. */
public interface LateAnswerSink {

    /**
     * The carrier's answer to a part whose outcome was {@link SendOutcome.Unconfirmed} already. Returns at once; nothing
     * waits for it, and an answer that is lost leaves the doubt as it is.
     */
    void late(String link, OutboundPart part, SendOutcome answer);
}
