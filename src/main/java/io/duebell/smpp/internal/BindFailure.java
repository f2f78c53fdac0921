package io.duebell.smpp.internal;

import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;

/**
 * Why a bind came to nothing.
 *
 * @param status the carrier's {@code command_status}, 0 when it did not answer
 * @param words for the operator
 */
record BindFailure(int status, String words) {

    static BindFailure of(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof NegativeResponseException refusal) {
                return new BindFailure(refusal.getCommandStatus(), SubmitErrors.words(refusal.getCommandStatus()));
            }
        }
        String message = thrown.getMessage();
        return new BindFailure(0, message == null ? thrown.getClass().getSimpleName() : message);
    }

    /** The carrier refuses what the link says of itself: trying again soon would be a bind loop (facts.md section 5). */
    boolean isOurs() {
        return isPassword() || status == SMPPConstant.STAT_ESME_RINVSYSID;
    }

    /** What it refuses, in words and as the last part of the key to correct. */
    String refused() {
        return isPassword() ? "password" : "system id";
    }

    String key() {
        return isPassword() ? ".password" : ".system-id";
    }

    private boolean isPassword() {
        return status == SMPPConstant.STAT_ESME_RINVPASWD;
    }
}
