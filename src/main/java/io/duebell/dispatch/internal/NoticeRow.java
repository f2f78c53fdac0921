package io.duebell.dispatch.internal;

import io.duebell.carrier.Channel;
import io.duebell.carrier.LongText;
import io.duebell.compliance.Contact;
import io.duebell.compliance.Contact.Purpose;
import io.duebell.dispatch.NoticeState;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the outbox reads of a notice to move it on. */
public record NoticeRow(
        long id,
        int version,
        NoticeState state,
        String kind,
        Channel channel,
        LocalDate businessDate,
        String borrowerNo,
        @Nullable String msisdn,
        int parts,
        Instant notAfter,
        @Nullable String link,
        @Nullable Integer reference,
        @Nullable LongText longText,
        int tries,
        @Nullable LocalDate countedOn,
        @Nullable String body) {

    NoticeId noticeId() {
        return new NoticeId(id);
    }

    /** Only for notices that were READY once: those have a number. */
    Msisdn recipient() {
        return new Msisdn(Objects.requireNonNull(msisdn, "a notice without a number is never READY"));
    }

    String text() {
        return Objects.requireNonNull(body, "a notice without a text is never READY");
    }

    /** As the rules ask of it. */
    Contact contact() {
        return new Contact(noticeId(), borrowerNo, recipient(), channel, purpose(), countedOn);
    }

    Purpose purpose() {
        return Purpose.of(kind);
    }

    /** In other words, which no part of the ones before may be joined with: it takes a new reference. */
    NoticeRow reworded(String text, int inParts) {
        return new NoticeRow(
                id,
                version,
                state,
                kind,
                channel,
                businessDate,
                borrowerNo,
                msisdn,
                inParts,
                notAfter,
                link,
                null,
                null,
                tries,
                countedOn,
                text);
    }

    /** A text of several parts is finished in the form it was begun in; a new one takes the link's. */
    NoticeRow begunIn(LongText form) {
        return longText != null
                ? this
                : new NoticeRow(
                        id,
                        version,
                        state,
                        kind,
                        channel,
                        businessDate,
                        borrowerNo,
                        msisdn,
                        parts,
                        notAfter,
                        link,
                        reference,
                        form,
                        tries,
                        countedOn,
                        body);
    }

    /** As it stands after a step. */
    NoticeRow after(NoticeState next) {
        return new NoticeRow(
                id,
                version + 1,
                next,
                kind,
                channel,
                businessDate,
                borrowerNo,
                msisdn,
                parts,
                notAfter,
                link,
                reference,
                longText,
                tries,
                countedOn,
                body);
    }
}
