package io.duebell.evidence.internal;

import io.duebell.dispatch.NoticeState;
import io.duebell.evidence.internal.EvidenceMapper.EventRow;
import io.duebell.evidence.internal.EvidenceMapper.Said;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chain of hashes over a story: each step is hashed together with the hash before it. Once bytes may have left, the head
 * also covers to whom they went and what they said; before that the text may still be made anew.
 */
final class StoryChain {

    /** From these on nothing that was said changes any more. */
    private static final Set<NoticeState> LEFT = EnumSet.of(
            NoticeState.SENT,
            NoticeState.DELIVERED,
            NoticeState.UNDELIVERED,
            NoticeState.UNREPORTED,
            NoticeState.IN_DOUBT);

    private static final String BEGIN = "0".repeat(64);

    private StoryChain() {}

    /**
     * The head of a story.
     *
     * @param events in order of their version
     * @param end steps from then on are not part of it
     */
    static String head(Said said, List<EventRow> events, Instant end) {
        String head = BEGIN;
        boolean left = false;
        for (EventRow event : events) {
            if (event.at().isBefore(end)) {
                head = link(
                        head,
                        Long.toString(event.noticeId()),
                        Integer.toString(event.version()),
                        Long.toString(event.at().toEpochMilli()),
                        String.valueOf(event.fromState()),
                        event.toState().name(),
                        event.actor(),
                        event.reason(),
                        event.ruleId(),
                        event.ruleVersion(),
                        event.inputs());
                left |= LEFT.contains(event.toState());
            }
        }
        return left
                ? link(head, said.borrowerNo(), said.msisdn(), Long.toString(said.amountFen()), said.textHash())
                : head;
    }

    /** One link: fields are told apart by their lengths, so that no two lists of fields give the same. */
    static String link(String before, @Nullable String... fields) {
        StringBuilder text = new StringBuilder(before);
        for (String field : fields) {
            String value = field == null ? "" : field;
            text.append('|')
                    .append(field == null ? -1 : value.length())
                    .append(':')
                    .append(value);
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
