package io.duebell.campaign.flow;

import io.duebell.campaign.Campaigns.Figures;
import io.duebell.campaign.Campaigns.Group;
import io.duebell.campaign.Campaigns.Sample;
import io.duebell.campaign.internal.AudienceMapper.Sum;
import io.duebell.dispatch.NoticeDraft.First;
import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.dispatch.NoticeState;
import io.duebell.notice.flow.Candidate;
import io.duebell.notice.flow.PlanChunk;
import io.duebell.shared.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a preview has come to so far; chunks may come from several threads. */
final class PreviewTally {

    private static final int FIRST = 50;
    private static final int STEP = 5_000;
    private static final long MILLION = 1_000_000;

    private final Sum audience;
    private final int heldOut;
    private final long begunAt = System.nanoTime();
    private final Map<String, Counted> later = new HashMap<>();
    private final Map<String, Counted> out = new HashMap<>();
    private int judged;
    private int leave;
    private long parts;
    private @Nullable Candidate typical;
    private @Nullable Candidate longest;
    private @Nullable Candidate largest;
    private @Nullable Candidate most;

    PreviewTally(Sum audience, int heldOutPercent) {
        this.audience = audience;
        this.heldOut = Math.round(audience.borrowers() * heldOutPercent / 100f);
    }

    /** Whether so many were added that a page would like to know. */
    synchronized boolean add(PlanChunk chunk) {
        int before = judged / STEP;
        judged += chunk.books().size();
        Map<String, Candidate> candidates = new HashMap<>();
        chunk.candidates().forEach(each -> candidates.put(each.borrower().borrowerNo(), each));
        chunk.books().forEach(book -> {
            String number = book.borrower().borrowerNo();
            Candidate candidate = candidates.get(number);
            if (candidate == null) {
                count(out, "nothing-open", number);
            } else {
                add(candidate, number);
            }
        });
        return judged / STEP > before;
    }

    private void add(Candidate candidate, String number) {
        First first = candidate.decided();
        String rule = first.rule() == null ? "" : first.rule().id();
        if (candidate.fault() != null) {
            count(out, candidate.fault().code(), number);
            return;
        }
        if (first.state() == NoticeState.SUPPRESSED) {
            count(out, rule, number);
            return;
        }
        if (first.state() == NoticeState.HELD) {
            count(later, rule, number);
        } else {
            leave++;
        }
        parts += text(candidate).parts();
        remember(candidate);
    }

    private void remember(Candidate candidate) {
        if (typical == null) {
            typical = candidate;
        }
        longest = better(
                longest, candidate, Comparator.comparing(each -> body(each).length()));
        largest = better(largest, candidate, Comparator.comparing(PreviewTally::total));
        most = better(most, candidate, Comparator.comparing(each -> each.items().size()));
    }

    private static Candidate better(@Nullable Candidate best, Candidate candidate, Comparator<Candidate> by) {
        return best == null || by.compare(candidate, best) > 0 ? candidate : best;
    }

    private static Money total(Candidate candidate) {
        return candidate.items().stream().map(item -> item.total()).reduce(Money.ZERO, Money::plus);
    }

    private static void count(Map<String, Counted> groups, String code, String number) {
        Counted counted = groups.computeIfAbsent(code, which -> new Counted());
        counted.recipients++;
        if (counted.first.size() < FIRST) {
            counted.first.add(number);
        }
    }

    synchronized Figures figures() {
        return new Figures(
                audience.borrowers(),
                judged,
                leave,
                heldOut,
                parts,
                audience.openFen(),
                groups(later),
                groups(out),
                samples(),
                (System.nanoTime() - begunAt) / MILLION);
    }

    private static List<Group> groups(Map<String, Counted> counted) {
        List<Group> groups = new ArrayList<>();
        counted.forEach((code, each) -> groups.add(new Group(code, each.recipients, List.copyOf(each.first))));
        groups.sort(Comparator.comparingInt(Group::recipients).reversed());
        return groups;
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        Stream.of(
                        sample("typical", typical),
                        sample("longest", longest),
                        sample("largest", largest),
                        sample("most", most))
                .filter(Objects::nonNull)
                .filter(each ->
                        samples.stream().noneMatch(known -> known.borrowerNo().equals(each.borrowerNo())))
                .forEach(samples::add);
        return samples;
    }

    private static @Nullable Sample sample(String what, @Nullable Candidate candidate) {
        return candidate == null
                ? null
                : new Sample(
                        what,
                        candidate.borrower().borrowerNo(),
                        body(candidate),
                        text(candidate).parts());
    }

    private static Text text(Candidate candidate) {
        return Objects.requireNonNull(candidate.text());
    }

    private static String body(Candidate candidate) {
        return Objects.requireNonNull(text(candidate).body());
    }

    /** How many for one reason, and the first of them. */
    private static final class Counted {

        private int recipients;
        private final List<String> first = new ArrayList<>();
    }
}
