package io.duebell.notice;

import org.jspecify.annotations.Nullable;

/**
 * One version of a text in one language, as its file was.
 *
 * @param registeredNo the number under which the carrier registered it
 * @param hash SHA-256 of the file in hex
 * @param content the whole file, front matter included
 */
public record NoticeTemplate(
        String id,
        String language,
        String version,
        MessageClass messageClass,
        @Nullable String registeredNo,
        String hash,
        String content) {

    /** What the carrier sells it as. */
    public enum MessageClass {
        SERVICE,
        COMMERCIAL
    }
}
