package io.duebell.inbox.internal;

import static java.util.stream.Collectors.toCollection;

import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.inbox.internal.OwnerMapper.Sent;
import io.duebell.notice.NoticeProperties;
import io.duebell.reading.Reading;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds whose a reply is: by the digits it was sent to, else by what was sent to the number of late, else by who has the
 * number. Of several borrowers the text decides (a name, a loan's tail, an amount), else a person.
 */
@Component
public class WhoseReply {

    private static final int BY_EXTENSION = 99;
    private static final int BY_TEXT = 90;
    private static final int WITHIN_DAYS = 95;
    private static final int WITHIN_WEEKS = 85;
    private static final int OLDER = 70;

    private final OwnerMapper mapper;
    private final InboxSettings settings;
    private final NoticeProperties notice;
    private final Extensions extensions;

    WhoseReply(OwnerMapper mapper, InboxSettings settings, NoticeProperties notice, Extensions extensions) {
        this.mapper = mapper;
        this.settings = settings;
        this.notice = notice;
        this.extensions = extensions;
    }

    public Reply find(Reply reply) {
        return reply.of(reply.msisdn().map(number -> of(reply, number)).orElse(Attribution.UNKNOWN));
    }

    private Attribution of(Reply reply, Msisdn number) {
        Instant came = reply.message().receivedAt();
        LocalDate day = LocalDate.ofInstant(came, BusinessClock.ZONE);
        List<Sent> sent = mapper.sentTo(
                number.digits(),
                day.minus(settings.noticesWithin())
                        .atStartOfDay(BusinessClock.ZONE)
                        .toInstant());
        List<Holder> candidates = candidates(number, sent);
        Optional<Sent> named = extensions.named(reply.message(), sent);
        if (named.isPresent()) {
            return attribution(candidates, named.get().borrowerNo(), named, BY_EXTENSION, day);
        }
        Set<String> told = sent.stream().map(Sent::borrowerNo).collect(toCollection(LinkedHashSet::new));
        Set<String> meant = candidates.size() > 1 ? meant(reply, candidates, sent) : Set.of();
        Set<String> self = candidates.stream()
                .filter(Holder::isSelf)
                .map(Holder::borrowerNo)
                .collect(toCollection(LinkedHashSet::new));
        if (meant.size() == 1) {
            String borrower = meant.iterator().next();
            return attribution(candidates, borrower, latest(sent, borrower), BY_TEXT, day);
        }
        Set<String> nearest = !told.isEmpty() ? told : self.isEmpty() ? numbers(candidates) : self;
        if (meant.size() > 1 || nearest.size() != 1) {
            return new Attribution(null, null, 0, false, candidates, false);
        }
        String borrower = nearest.iterator().next();
        Optional<Sent> answered = latest(sent, borrower);
        return attribution(
                candidates,
                borrower,
                answered,
                answered.map(it -> percent(it, came)).orElse(0),
                day);
    }

    private List<Holder> candidates(Msisdn number, List<Sent> sent) {
        List<Holder> candidates = new ArrayList<>(mapper.holders(number.digits()));
        Set<String> known = new HashSet<>(numbers(candidates));
        for (Sent each : sent) {
            Holder borrower = known.add(each.borrowerNo()) ? mapper.borrower(each.borrowerNo()) : null;
            if (borrower != null) {
                candidates.add(borrower);
            }
        }
        return candidates;
    }

    /** Those whom the text names, by whatever sign. */
    private Set<String> meant(Reply reply, List<Holder> candidates, List<Sent> sent) {
        Reading reading = reply.reading();
        Set<String> all = numbers(candidates);
        Set<String> meant = new HashSet<>();
        for (Holder each : candidates) {
            if (each.name().length() > 1 && reply.message().body().contains(each.name())) {
                meant.add(each.borrowerNo());
            }
        }
        reading.tails().forEach(tail -> meant.addAll(mapper.withTail(all, tail)));
        if (meant.isEmpty()) {
            reading.toldAmount().ifPresent(amount -> {
                meant.addAll(mapper.owing(all, amount.fen()));
                sent.stream()
                        .filter(each -> each.amountFen() == amount.fen())
                        .forEach(each -> meant.add(each.borrowerNo()));
            });
        }
        return meant;
    }

    private Attribution attribution(
            List<Holder> candidates, String borrowerNo, Optional<Sent> answered, int percent, LocalDate day) {
        Holder borrower = candidates.stream()
                .filter(each -> each.borrowerNo().equals(borrowerNo))
                .findFirst()
                .orElse(null);
        return new Attribution(
                borrower,
                answered.map(Sent::id).orElse(null),
                answered.isPresent() ? percent : 0,
                borrower != null && isOwn(borrower, candidates, day),
                candidates,
                answered.filter(it -> it.kind().equals(MoneyWish.ASK)).isPresent());
    }

    /** A number that several have as their own is one's alone when a person said so of exactly that one. */
    boolean isOwn(Holder borrower, List<Holder> holders, LocalDate day) {
        LocalDate confirmed = borrower.updatedOn();
        List<Holder> selves = holders.stream().filter(Holder::isSelf).toList();
        long vouched = selves.stream().filter(Holder::vouched).count();
        boolean alone = selves.size() == 1 || (borrower.vouched() && vouched == 1);
        return borrower.isSelf() && alone && confirmed != null && notice.isFresh(confirmed, day);
    }

    private static Optional<Sent> latest(List<Sent> sent, String borrowerNo) {
        return sent.stream()
                .filter(each -> each.borrowerNo().equals(borrowerNo))
                .findFirst();
    }

    private static int percent(Sent sent, Instant came) {
        long days = Duration.between(sent.changedAt(), came).toDays();
        return days < 3 ? WITHIN_DAYS : days < 14 ? WITHIN_WEEKS : OLDER;
    }

    private static Set<String> numbers(List<Holder> holders) {
        return holders.stream().map(Holder::borrowerNo).collect(toCollection(LinkedHashSet::new));
    }
}
