package io.duebell.inbox.internal;

import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.ThreadMapper.In;
import io.duebell.inbox.internal.ThreadMapper.Locked;
import io.duebell.reading.DateMeaning;
import io.duebell.reading.Reading;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the conversation a reply belongs to, locked for whoever acts on it, and writes the reply into it. */
@Component
class Threads {

    private static final int LONGEST_REASONS = 1000;
    private static final int PERCENT = 100;

    private final ThreadMapper mapper;

    Threads(ThreadMapper mapper) {
        this.mapper = mapper;
    }

    /** In the caller's transaction: whoever else acts on the same conversation waits for its end. */
    Locked open(Reply reply, Instant now) {
        Attribution whose = reply.attribution();
        return open(Sender.key(reply.message().sender()), whose.borrower(), whose.candidates(), now);
    }

    /** @param candidates who see it where nobody knows whose it is: the one manager, or the one branch, they have in common */
    private Locked open(String sender, @Nullable Holder borrower, List<Holder> candidates, Instant now) {
        String borrowerNo = borrower == null ? "" : borrower.borrowerNo();
        Locked found = mapper.lock(sender, borrowerNo);
        if (found != null) {
            return found;
        }
        mapper.open(
                sender,
                borrowerNo,
                borrower == null ? null : borrower.name(),
                borrower == null ? common(candidates, Holder::managerNo) : borrower.managerNo(),
                borrower == null ? common(candidates, Holder::branchNo) : borrower.branchNo(),
                now);
        return Objects.requireNonNull(mapper.lock(sender, borrowerNo), "it was opened just now");
    }

    /** As {@link #open(Reply, Instant)}, to write to a borrower first. */
    Locked open(Msisdn number, Holder borrower, Instant now) {
        return open(number.digits(), borrower, List.of(), now);
    }

    /** What was written to the borrower of a conversation. */
    void addOut(Locked conversation, Instant now, NoticeId notice, String author, String occasion) {
        mapper.addOut(conversation.id(), now, notice.value(), author, occasion);
        mapper.touched(conversation.id(), now, false, null, null);
    }

    /** The answer is the entry's id. */
    long add(Reply reply, Locked conversation) {
        Reading reading = reply.reading();
        Attribution whose = reply.attribution();
        mapper.addIn(new In(
                conversation.id(),
                reply.message().receivedAt(),
                reply.message().id(),
                whose.notice(),
                whose.notice() == null ? null : whose.percent(),
                plainHash(reply.message().body()),
                joined(reading.intents()),
                reading.toldDay().map(DateMeaning::notation).orElse(null),
                reading.toldAmount().map(Money::fen).orElse(null),
                joined(reading.flags().stream().sorted().toList()),
                (int) Math.floor(reading.confidence() * PERCENT),
                reply.isSure() ? "ACT" : "PERSON",
                cut(String.join(" ", reading.reasons()), LONGEST_REASONS)));
        return Objects.requireNonNull(mapper.entryOf(reply.message().id()));
    }

    private static @Nullable String common(List<Holder> candidates, Function<Holder, String> of) {
        List<String> all = candidates.stream().map(of).distinct().toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    static String joined(List<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).collect(Collectors.joining("+"));
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** The same for texts that differ in nothing but spaces, marks and width. */
    static String plainHash(String body) {
        String plain = Normalizer.normalize(body, Normalizer.Form.NFKC).replaceAll("[\\p{P}\\p{Z}\\p{C}]+", "");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
