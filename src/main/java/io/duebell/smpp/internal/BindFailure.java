package io.duebell.smpp.internal;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Why a bind came to nothing.
 *
 * @param status the carrier's {@code command_status}, 0 when it did not answer
 * @param words for the operator
 * @param certificate what is wrong with the certificate we were shown, null where that was not it
 */
record BindFailure(int status, String words, @Nullable String certificate) {

    static BindFailure of(Exception thrown) {
        boolean encrypted = false;
        String certificate = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof NegativeResponseException refusal) {
                return new BindFailure(
                        refusal.getCommandStatus(), SubmitErrors.STANDARD.words(refusal.getCommandStatus()), null);
            }
            encrypted |= cause instanceof SSLException;
            if (certificate == null && cause instanceof CertificateException) {
                certificate = words(cause);
            }
        }
        return new BindFailure(0, (encrypted ? "no TLS connection: " : "") + words(thrown), certificate);
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    /**
     * What the link says of itself is refused, or it can't trust whom it reached: trying again soon would be a bind loop
     * (facts.md section 5).
     */
    boolean isOurs() {
        return certificate != null || isPassword() || status == SMPPConstant.STAT_ESME_RINVSYSID;
    }

    /** What is wrong with the settings at {@code key}, and what to correct. */
    String advice(String link, String key) {
        if (certificate != null) {
            return "link %s does not trust the certificate it is shown: %s; correct %s.ssl-bundle, or %s.host"
                    .formatted(link, certificate, key, key);
        }
        return "carrier refuses the %s of link %s; correct %s.%s"
                .formatted(isPassword() ? "password" : "system id", link, key, isPassword() ? "password" : "system-id");
    }

    private boolean isPassword() {
        return status == SMPPConstant.STAT_ESME_RINVPASWD;
    }
}
