package io.duebell.matching.internal;

import io.duebell.loanbook.WholeBook;
import io.duebell.matching.internal.Debtor.Debt;
import io.duebell.matching.internal.Debtor.Due;
import io.duebell.shared.Han;
import io.duebell.shared.Msisdn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The whole loan book in memory, by every key that a payment may carry. Rows lie in plain arrays and become objects only when a
 * payment asks for them, so that a book of millions has room.
 */
public final class BookIndex implements WholeBook.Rows {

    private static final int MOST = 400;
    private static final int RATE_DECIMALS = 4;
    private static final int FACTOR_DECIMALS = 2;
    /** Figures are kept of the first instalments of a loan; nobody pays further ahead. */
    private static final int AHEAD = 3;

    private final NameBook names = new NameBook();
    private final TownBook towns = new TownBook();
    private final Map<String, Integer> villages = new HashMap<>();
    private final List<String> villageNames = new ArrayList<>();

    private final Texts nos = new Texts();
    private final Numbers nameOf = new Numbers();
    private final Numbers villageOf = new Numbers();
    private final Map<Character, Integer> clans = new HashMap<>();
    private final Keys byNo = new Keys();
    private final Keys byName = new Keys();
    private final Keys byVillage = new Keys();

    private final Numbers phones = new Numbers();
    private final Numbers phoneOwner = new Numbers();
    private final Tails byPhone = new Tails();

    private final Texts loanNos = new Texts();
    private final Texts accounts = new Texts();
    private final Numbers loanOwner = new Numbers();
    private final Numbers balances = new Numbers();
    private final Numbers dailyRates = new Numbers();
    private final Numbers live = new Numbers();
    private final Keys byLoan = new Keys();
    private final Keys byOwner = new Keys();
    private final Keys byAccount = new Keys();
    private final Tails byLoanTail = new Tails();
    private final Set<Integer> loanLengths = new LinkedHashSet<>();

    private final Numbers dueDays = new Numbers();
    private final Numbers principals = new Numbers();
    private final Numbers interests = new Numbers();
    private final Keys duesOfLoan = new Keys();
    private final Keys byFigure = new Keys();
    private boolean peopleKnown;
    private boolean loansKnown;

    @Override
    public void person(WholeBook.Person person) {
        String village = Han.plain(person.village()).strip();
        int villageId = villages.computeIfAbsent(village, key -> {
            villageNames.add(key);
            return villageNames.size() - 1;
        });
        int at = nos.add(person.borrowerNo());
        int name = names.add(Han.plain(person.name()).replace(" ", "").replace('•', '·'));
        nameOf.add(name);
        villageOf.add(villageId);
        towns.add(Han.plain(person.away()).replace(" ", ""));
        byNo.add(Keys.of(person.borrowerNo()), at);
        byName.add(name, at);
        clans.merge(surname(at), 1, Integer::sum);
        byVillage.add(villageId, at);
    }

    @Override
    public void phone(String borrowerNo, Msisdn msisdn) {
        int at = find(borrowerNo);
        if (at >= 0) {
            String national = msisdn.digits().replaceFirst("^86", "");
            phoneOwner.add(at);
            phones.add(Long.parseLong(national));
            byPhone.add(national, phones.size() - 1);
        }
    }

    @Override
    public void credit(WholeBook.Credit credit) {
        int owner = find(credit.borrowerNo());
        if (owner < 0) {
            return;
        }
        int at = loanNos.add(credit.loanNo());
        accounts.add(credit.repayAccount());
        loanOwner.add(owner);
        balances.add(credit.balance().fen());
        dailyRates.add(scaled(credit.annualRate(), RATE_DECIMALS) * scaled(credit.penaltyFactor(), FACTOR_DECIMALS));
        live.add(credit.live() ? 1 : 0);
        byLoan.add(Keys.of(credit.loanNo()), at);
        byOwner.add(owner, at);
        if (!credit.repayAccount().isEmpty()) {
            byAccount.add(Keys.of(credit.repayAccount()), at);
        }
        byLoanTail.add(credit.loanNo(), at);
        loanLengths.add(credit.loanNo().length());
    }

    @Override
    public void due(WholeBook.Due due) {
        if (!loansKnown) {
            byLoan.close();
            loansKnown = true;
        }
        int loan = loanAt(due.loanNo());
        if (loan >= 0) {
            duesOfLoan.add(loan, dueDays.size());
            dueDays.add(due.dueDate().toEpochDay());
            principals.add(due.principal().fen());
            interests.add(due.interest().fen());
        }
    }

    private static long scaled(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }

    private int find(String borrowerNo) {
        if (!peopleKnown) {
            byNo.close();
            peopleKnown = true;
        }
        for (int at : byNo.values(Keys.of(borrowerNo))) {
            if (nos.get(at).equals(borrowerNo)) {
                return at;
            }
        }
        return -1;
    }

    private int loanAt(String number) {
        for (int at : byLoan.values(Keys.of(number))) {
            if (loanNos.get(at).equals(number)) {
                return at;
            }
        }
        return -1;
    }

    /** Once every row was taken. */
    public BookIndex complete() {
        find("");
        if (!loansKnown) {
            byLoan.close();
            loansKnown = true;
        }
        names.close();
        towns.close();
        List.of(byName, byVillage, byOwner, byAccount, duesOfLoan).forEach(Keys::close);
        byPhone.close();
        byLoanTail.close();
        for (int loan = 0; loan < loanNos.size(); loan++) {
            if (live.get(loan) == 1) {
                figures(loan);
            }
        }
        byFigure.close();
        return this;
    }

    private void figures(int loan) {
        int owner = loanOwner.at(loan);
        Debt debt = debt(loan);
        long interest = 0;
        long sum = 0;
        for (Due due : debt.dues().stream().limit(AHEAD).toList()) {
            interest += due.interest();
            sum += due.sum();
            figure(due.interest(), owner);
            figure(due.sum(), owner);
            figure(interest, owner);
            figure(sum, owner);
        }
        if (!debt.dues().isEmpty()) {
            figure(debt.balance() + debt.dues().get(0).interest(), owner);
        }
    }

    private void figure(long fen, int owner) {
        if (fen > 0 && fen < Integer.MAX_VALUE) {
            byFigure.add((int) fen, owner);
        }
    }

    public int size() {
        return nos.size();
    }

    NameBook names() {
        return names;
    }

    TownBook towns() {
        return towns;
    }

    Debtor debtor(int at) {
        List<Debt> debts = IntStream.of(byOwner.values(at)).mapToObj(this::debt).toList();
        return new Debtor(at, nos.get(at), names.name(nameOf.at(at)), villageNames.get(villageOf.at(at)), debts);
    }

    @Nullable
    Debtor debtor(String no) {
        int at = find(no);
        return at < 0 ? null : debtor(at);
    }

    private Debt debt(int loan) {
        List<Due> dues = IntStream.of(duesOfLoan.values(loan))
                .mapToObj(at -> new Due(LocalDate.ofEpochDay(dueDays.get(at)), principals.get(at), interests.get(at)))
                .sorted(Comparator.comparing(Due::day))
                .toList();
        return new Debt(loanNos.get(loan), balances.get(loan), dailyRates.get(loan), live.get(loan) == 1, dues);
    }

    /** A loan by its place, with whose it is. */
    record Found(int owner, Debt debt) {}

    private Found found(int loan) {
        return new Found(loanOwner.at(loan), debt(loan));
    }

    /** A loan's own sub-account; the branch's shared account is nobody's. */
    @Nullable
    Found bySubAccount(String account) {
        if (account.isEmpty() || byAccount.count(Keys.of(account)) > 8) {
            return null;
        }
        int[] loans = IntStream.of(byAccount.values(Keys.of(account)))
                .filter(loan -> accounts.get(loan).equals(account))
                .toArray();
        return loans.length == 1 ? found(loans[0]) : null;
    }

    @Nullable
    Found loan(String number) {
        int loan = loanAt(number);
        return loan < 0 ? null : found(loan);
    }

    boolean isLengthOfALoan(int length) {
        return loanLengths.contains(length);
    }

    int shortestLoan() {
        return loanLengths.stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
    }

    /** Loans whose number ends so. */
    List<Found> loansEnding(String tail) {
        return IntStream.of(byLoanTail.ending(tail, MOST))
                .filter(loan -> loanNos.get(loan).endsWith(tail))
                .mapToObj(this::found)
                .toList();
    }

    /** Loans whose number is this one but for a slip: a figure wrong, two exchanged, one missing or doubled. */
    List<Found> loansLike(String typed) {
        Set<Integer> loans = new LinkedHashSet<>();
        for (String number : Slips.of(typed)) {
            int loan = isLengthOfALoan(number.length()) ? loanAt(number) : -1;
            if (loan >= 0) {
                loans.add(loan);
            }
        }
        return loans.stream().map(this::found).toList();
    }

    /** All who have this name of the book. */
    int[] named(int name) {
        return byName.values(name);
    }

    int countNamed(int name) {
        return byName.count(name);
    }

    int[] withPhone(String national) {
        return owners(byPhone.ending(national, MOST), national);
    }

    int[] withPhoneEnding(String tail) {
        return owners(byPhone.ending(tail, MOST), tail);
    }

    /** By the first and the last figures of a phone. */
    int[] withPhoneShown(String head, String tail) {
        return IntStream.of(byPhone.ending(tail, MOST))
                .filter(phone -> {
                    String number = Long.toString(phones.get(phone));
                    return number.startsWith(head) && number.endsWith(tail);
                })
                .map(phoneOwner::at)
                .distinct()
                .toArray();
    }

    private int[] owners(int[] found, String tail) {
        return IntStream.of(found)
                .filter(phone -> Long.toString(phones.get(phone)).endsWith(tail))
                .map(phoneOwner::at)
                .distinct()
                .toArray();
    }

    /** The first character of the name. */
    char surname(int at) {
        String name = names.name(nameOf.at(at));
        return name.isEmpty() ? ' ' : name.charAt(0);
    }

    int countOfSurname(char surname) {
        return clans.getOrDefault(surname, 0);
    }

    Set<String> villages() {
        return villages.keySet();
    }

    int countOfVillage(String village) {
        Integer id = villages.get(village);
        return id == null ? 0 : byVillage.count(id);
    }

    int[] ofVillage(String village, int most) {
        Integer id = villages.get(village);
        return id == null ? new int[0] : byVillage.values(id, id, most);
    }

    /** How many owe a figure within these. */
    int countOwing(long from, long to) {
        return byFigure.count(figure(from), figure(to));
    }

    /** At most so many who owe a figure within these, the highest figures first to be kept. */
    int[] owing(long from, long to, int most) {
        return byFigure.values(figure(from), figure(to), most);
    }

    private static int figure(long fen) {
        return (int) Math.max(0, Math.min(fen, Integer.MAX_VALUE - 1));
    }
}
