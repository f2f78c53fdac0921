package io.duebell.console;

import io.duebell.matching.Evidence;
import io.duebell.matching.Evidence.Field;
import io.duebell.matching.Evidence.Passage;
import io.duebell.matching.Sign;
import io.duebell.remittance.Remittance;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.ReviewDesk;
import io.duebell.remittance.Share;
import io.duebell.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A desk in memory with one remittance of each kind, which keeps what it was asked to do and answers as a test says. */
final class SampleDesk implements ReviewDesk {

    /** Name, village and amount speak for one of two. */
    static final long LOUD = 700_000_000_000_000_001L;

    /** Waits for a second person. */
    static final long LARGE = 700_000_000_000_000_002L;

    /** Credited by a person, and the bank took it back. */
    static final long BACK = 700_000_000_000_000_003L;

    /** No loan payment; another manager's. */
    static final long OTHERS = 700_000_000_000_000_004L;

    final List<String> asked = new ArrayList<>();

    Outcome answer = new Outcome.Done(2);

    private final Map<Long, Remittance> all = new LinkedHashMap<>();

    SampleDesk() {
        add(LOUD, State.REVIEW, "several-fit", null, 230_050, "刘秀英", "大王村王秀兰还款 13800100001", "M00001", null, false);
        add(LARGE, State.REVIEW, "one-sign", null, 12_000_000, "清河县顺达粮油有限公司", "代三人还贷", null, "m2", false);
        add(BACK, State.CREDITED, "person", "m1", 30_000, "王五", "", "M00001", null, true);
        add(OTHERS, State.NOBODY, "not-a-loan-payment", "matcher", 500, "赵六", "利息", "M00002", null, false);
    }

    private void add(
            long id,
            State state,
            String reason,
            @Nullable String by,
            long fen,
            String payer,
            String remark,
            @Nullable String manager,
            @Nullable String proposedBy,
            boolean reversalWaits) {
        all.put(
                id,
                new Remittance(
                        id,
                        1,
                        state,
                        reason,
                        by,
                        LocalDate.of(2026, 12, (int) (10 + id % 10)),
                        "S00" + id % 10,
                        new Money(fen),
                        "3301000012345",
                        payer,
                        "6217000000001234567",
                        "",
                        "转账存入",
                        remark,
                        SampleStatements.READ,
                        id % 10,
                        reversalWaits,
                        manager,
                        proposedBy,
                        null,
                        ConsoleApp.NOW,
                        ConsoleApp.NOW));
    }

    private Stream<Remittance> seen(Person person) {
        return all.values().stream()
                .filter(each -> person.managerNo() == null
                        || each.managerNo() == null
                        || person.managerNo().equals(each.managerNo()));
    }

    @Override
    public Page list(Person person, State state, @Nullable String words, Order order, @Nullable String after) {
        Comparator<Remittance> by = order == Order.OLDEST
                ? Comparator.comparing(Remittance::bookedOn)
                : Comparator.comparing(Remittance::amount).reversed();
        return new Page(
                seen(person)
                        .filter(each -> each.state() == state || (state == State.REVIEW && each.reversalWaits()))
                        .filter(each -> words == null || each.remark().contains(words))
                        .sorted(by)
                        .toList(),
                null);
    }

    @Override
    public Map<State, Sum> count(Person person) {
        Map<State, Sum> counts = new LinkedHashMap<>();
        seen(person)
                .forEach(each -> counts.merge(
                        each.state(),
                        new Sum(1, each.amount()),
                        (a, b) -> new Sum(
                                a.remittances() + b.remittances(), a.money().plus(b.money()))));
        return counts;
    }

    @Override
    public Optional<Opened> find(Person person, long id) {
        return seen(person).filter(each -> each.id() == id).findFirst().map(each -> {
            List<Share> shares = each.state() == State.CREDITED
                    ? List.of(new Share(
                            9,
                            id,
                            "B5",
                            "王五",
                            "LN0005",
                            new Money(25_000),
                            new Money(5_000),
                            Money.ZERO,
                            ConsoleApp.NOW,
                            "m1",
                            null,
                            null))
                    : List.of();
            List<Proposed> proposal = each.proposedBy() == null
                    ? List.of()
                    : List.of(
                            new Proposed("LN0001", new Money(7_000_000)), new Proposed("LN0002", new Money(5_000_000)));
            return new Opened(
                    each,
                    id == LOUD ? candidates() : List.of(),
                    id == LOUD ? 1 : 0,
                    shares,
                    proposal,
                    List.of(
                            new Event(ConsoleApp.NOW, "statement", State.NEW, "came in"),
                            new Event(ConsoleApp.NOW, "matcher", each.state(), each.reason())),
                    "对公账户-2026-12-14.csv");
        });
    }

    private static List<Candidate> candidates() {
        return List.of(
                new Candidate(
                        "B1",
                        "王秀兰",
                        "大王村",
                        14.2,
                        List.of(
                                evidence(Sign.NAME, 8.1, Field.REMARK, 3, 6),
                                evidence(Sign.VILLAGE, 4.2, Field.REMARK, 0, 3),
                                evidence(Sign.LOAN_WORDS, 1, Field.REMARK, 6, 8),
                                evidence(Sign.AMOUNT_SUM, 5, Field.AMOUNT, 0, 7)),
                        List.of(owed("LN0001", 200_000, true), owed("LN0002", 30_050, true))),
                new Candidate(
                        "B2",
                        "刘秀英",
                        "小李村",
                        6.5,
                        List.of(
                                evidence(Sign.NAME, 6.5, Field.PAYER, 0, 3),
                                evidence(Sign.CONTRARY, -3, Field.REMARK, 0, 3)),
                        List.of(owed("LN0003", 500_000, false), owed("LN0004", 80_000, false))));
    }

    private static Evidence evidence(Sign sign, double weight, Field field, int from, int to) {
        return new Evidence(sign, weight, new Passage(field, from, to));
    }

    private static Owed owed(String loan, long due, boolean fits) {
        return new Owed(
                loan,
                "农户贷款",
                Money.ZERO,
                new Money(due),
                Money.ZERO,
                new Money(due + 5_000_000),
                Money.ZERO,
                LocalDate.of(2026, 12, 20),
                fits);
    }

    @Override
    public List<Candidate> search(Person person, String words, int limit) {
        return words.equals("LN0009") || words.equals("九")
                ? List.of(new Candidate("B9", "周九", "九里村", 0, List.of(), List.of(owed("LN0009", 40_000, false))))
                : List.of();
    }

    private Outcome did(Person person, String what) {
        asked.add(person.name() + " " + what);
        return answer;
    }

    @Override
    public Outcome settle(Person person, long id, int version, List<Proposed> shares, boolean learn) {
        StringBuilder said = new StringBuilder("settle " + id % 10 + " v" + version + (learn ? " learn" : ""));
        shares.forEach(share -> said.append(' ')
                .append(share.loanNo())
                .append('=')
                .append(share.amount().yuan()));
        return did(person, said.toString());
    }

    @Override
    public Outcome agree(Person person, long id, int version) {
        return did(person, "agree " + id % 10);
    }

    @Override
    public Outcome disagree(Person person, long id, int version, String reason) {
        return did(person, "disagree " + id % 10 + " " + reason);
    }

    @Override
    public Outcome reverse(Person person, long id, int version) {
        return did(person, "reverse " + id % 10);
    }

    @Override
    public Outcome nobody(Person person, long id, int version, String reason) {
        return did(person, "nobody " + id % 10 + " " + reason);
    }

    @Override
    public Outcome undo(Person person, long id, int version, String reason) {
        return did(person, "undo " + id % 10 + " " + reason);
    }

    @Override
    public Outcome ask(Person person, long id, int version, String borrowerNo) {
        return did(person, "ask " + id % 10 + " " + borrowerNo);
    }

    @Override
    public List<Lesson> lessons(Person person, @Nullable Long before, int limit) {
        return List.of(
                new Lesson(2, false, "6217000000001234567", "B1", "王秀兰", ConsoleApp.NOW, "m1"),
                new Lesson(1, true, "王家老二", "B1", "王秀兰", ConsoleApp.NOW, "m1"));
    }

    @Override
    public boolean unlearn(Person person, long lesson) {
        asked.add(person.name() + " unlearn " + lesson);
        return true;
    }
}
