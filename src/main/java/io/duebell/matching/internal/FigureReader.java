package io.duebell.matching.internal;

import io.duebell.matching.Evidence.Field;
import io.duebell.matching.Evidence.Passage;
import io.duebell.matching.Sign;
import io.duebell.matching.internal.BookIndex.Found;
import io.duebell.matching.internal.Clue.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the figures in a remark: whole numbers of loans and phones, their last figures, slips of the hand. */
final class FigureReader {

    private static final Pattern TOKEN = Pattern.compile("[0-9]+(?:[ \\-_.·/]{1,2}[0-9]+)*");
    private static final Pattern PART = Pattern.compile("[0-9]+");
    private static final Pattern MOBILE = Pattern.compile("(?:0086|86)?(1[3-9][0-9]{9})");
    private static final Pattern MASKED_PHONE =
            Pattern.compile("(?<![0-9])(1[3-9][0-9])[*xX×●]{2,6}([0-9]{2,4})(?![0-9])");
    private static final Pattern DATE = Pattern.compile("20[0-9]{2}(?:0[1-9]|1[0-2])?(?:[0-2][0-9]|3[01])?");
    private static final int SHORTEST_TAIL = 4;
    private static final int LONGEST_TAIL = 14;
    private static final int NEAR = 10;

    private final BookIndex book;
    private final Pattern phoneWords;
    private final Pattern loanWords;
    private final Pattern tailWords;
    private final Pattern measure;

    FigureReader(BookIndex book, Words words) {
        this.book = book;
        this.phoneWords = words.pattern("phone-words");
        this.loanWords = words.pattern("loan-number-words");
        this.tailWords = words.pattern("tail-words");
        this.measure = words.pattern("measure");
    }

    /** What was found, and whether a number as long as a loan's means none. */
    record Read(List<Figures> figures, boolean strange) {}

    Read read(String text) {
        List<Figures> figures = new ArrayList<>();
        boolean strange = false;
        String rest = text;
        Matcher masked = MASKED_PHONE.matcher(text);
        while (masked.find()) {
            add(
                    figures,
                    masked.group(),
                    Sign.PHONE_MASKED,
                    book.withPhoneShown(masked.group(1), masked.group(2)),
                    masked);
            rest = blank(rest, masked.start(), masked.end());
        }
        Matcher token = TOKEN.matcher(rest);
        while (token.find()) {
            String joined = token.group().replaceAll("[^0-9]", "");
            if (isWhole(joined)) {
                strange |= !whole(figures, joined, token);
                continue;
            }
            Matcher part = PART.matcher(rest).region(token.start(), token.end());
            while (part.find()) {
                if (isWhole(part.group())) {
                    strange |= !whole(figures, part.group(), part);
                } else {
                    tail(figures, part, rest);
                }
            }
        }
        return new Read(figures, strange);
    }

    private static String blank(String text, int from, int to) {
        return text.substring(0, from) + " ".repeat(to - from) + text.substring(to);
    }

    private boolean isWhole(String number) {
        return MOBILE.matcher(number).matches()
                || book.isLengthOfALoan(number.length())
                || (number.length() >= book.shortestLoan() - 1
                        && (book.isLengthOfALoan(number.length() - 1) || book.isLengthOfALoan(number.length() + 1)));
    }

    /** True where the number means somebody, or is a phone that nobody registered. */
    private boolean whole(List<Figures> figures, String number, Matcher at) {
        Found loan = book.loan(number);
        if (loan != null) {
            return addLoans(figures, number, Sign.LOAN_NUMBER, List.of(loan), at);
        }
        Matcher mobile = MOBILE.matcher(number);
        if (mobile.matches()) {
            add(figures, number, Sign.PHONE, book.withPhone(mobile.group(1)), at);
            return true;
        }
        List<Found> like = book.loansLike(number);
        return addLoans(figures, number, Sign.LOAN_SLIP, like, at);
    }

    private void tail(List<Figures> figures, Matcher part, String text) {
        String typed = part.group();
        String before = text.substring(Math.max(0, part.start() - NEAR), part.start());
        String after = text.substring(part.end(), Math.min(text.length(), part.end() + NEAR));
        boolean called =
                tailWords.matcher(before).find() || tailWords.matcher(after).find();
        if (typed.length() < SHORTEST_TAIL
                || typed.length() > LONGEST_TAIL
                || measure.matcher(after).find()
                || (!called && DATE.matcher(typed).matches())) {
            return;
        }
        boolean phone =
                phoneWords.matcher(before).find() || phoneWords.matcher(after).find();
        boolean loan =
                loanWords.matcher(before).find() || loanWords.matcher(after).find();
        Map<Integer, Sign> meant = new LinkedHashMap<>();
        Set<String> loanNos = new LinkedHashSet<>();
        if (!phone) {
            for (Found found : book.loansEnding(typed)) {
                if (found.debt().live()) {
                    meant.put(found.owner(), Sign.LOAN_TAIL);
                    loanNos.add(found.debt().loanNo());
                }
            }
        }
        if (phone || (!loan && typed.length() == SHORTEST_TAIL)) {
            for (int owner : book.withPhoneEnding(typed)) {
                meant.putIfAbsent(owner, Sign.PHONE_TAIL);
            }
        }
        if (!meant.isEmpty()) {
            figures.add(new Figures(typed, meant, loanNos, passage(part)));
        }
    }

    private static void add(List<Figures> figures, String typed, Sign sign, int[] owners, Matcher at) {
        if (owners.length > 0) {
            Map<Integer, Sign> meant = new LinkedHashMap<>();
            for (int owner : owners) {
                meant.put(owner, sign);
            }
            figures.add(new Figures(typed, meant, Set.of(), passage(at)));
        }
    }

    private static boolean addLoans(List<Figures> figures, String typed, Sign sign, List<Found> loans, Matcher at) {
        Map<Integer, Sign> meant = new LinkedHashMap<>();
        Set<String> loanNos = new LinkedHashSet<>();
        for (Found loan : loans) {
            meant.put(loan.owner(), sign);
            loanNos.add(loan.debt().loanNo());
        }
        if (!meant.isEmpty()) {
            figures.add(new Figures(typed, meant, loanNos, passage(at)));
        }
        return !meant.isEmpty();
    }

    private static Passage passage(Matcher at) {
        return new Passage(Field.REMARK, at.start(), at.end());
    }
}
