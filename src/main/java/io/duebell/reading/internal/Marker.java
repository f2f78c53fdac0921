package io.duebell.reading.internal;

import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the figures out of a text. Numbers of loans, one-time codes and telephone numbers are no amounts (facts.md section 7).
 */
final class Marker {

    private static final BigDecimal MOST_FEN = BigDecimal.valueOf(1_000_000_000_00L);

    private static final Pattern SIGNATURE = Pattern.compile("[【\\[][^】\\]]{1,20}[】\\]]");
    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9])(?:\\+?86[ -]?|0086)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])");
    private static final Pattern TAIL =
            Pattern.compile("(?:尾号|尾数|末尾|后四位)(?:是|为|的)?[: ]?([0-9]{3,8})|(?<![0-9.])([0-9]{4})(?=(?:这|那)(?:笔|个|张))");
    private static final Pattern CLOCK = Pattern.compile(
            "(?:[0-9]{1,2}[:：][0-9]{2}|(?<![0-9])(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})点(?:钟|半|[0-9一二三四五]{1,3}分?)?)(?!利息|钱)");

    private static final String FIGURE = "[0-9]+(?:\\.[0-9]{1,2})?";
    private static final String CHINESE = "[零一二两俩三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]";
    private static final String DIGIT = "[0-9一二两三四五六七八九壹贰叁肆伍陆柒捌玖]";
    private static final String UNIT = "(?:元|块钱|块|圆|蚊|大洋|人民币|rmb|大元)";
    /** Some hundreds are no amount. */
    private static final String NOT_SOME = "(?<![几好数上])";

    private static final Pattern WITH_UNIT = Pattern.compile(NOT_SOME + "((?:" + FIGURE + " ?[百千万wk]?[0-9]?" + "|"
            + CHINESE + "+))(?: ?" + UNIT + ")(?:零?(" + DIGIT + ")(?:[角毛]|(?![0-9一二两三四五六七八九十百千万元块个天号月日周次年笔点分期])))?(?:("
            + DIGIT + ")分)?整?");
    private static final Pattern MULTIPLIED = Pattern.compile("(" + FIGURE + " ?[百千万wk][0-9]?)(?![0-9个年天次遍])整?");
    private static final Pattern ABOUT_ONE = Pattern.compile("(?<![0-9一二两三四五六七八九])([百千万])把" + UNIT + "?");
    private static final Pattern IN_WORDS =
            Pattern.compile(NOT_SOME + "([一二两俩三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+[百千万佰仟]" + CHINESE + "*)(?![个年天次遍月户])");
    private static final Pattern AFTER_A_WORD = Pattern.compile(
            "(?<=(?:还|转|汇|存|打|交|付|给|扣|收|欠|贷|借|充|缴|先|只|凑|利息|本金|了|是|过去|过来|进去|¥|rmb))( ?)((?<![0-9])[0-9]{2,6}(?:\\.[0-9]{1,2})?)(?![0-9号日天月点个次年笔遍小时分期岁%.:-])");
    private static final Pattern BEFORE_A_WORD =
            Pattern.compile("(?<![0-9./:-])[0-9]{2,6}(?=的?(?:利息|本金|过去|先|已|打|转|汇|存))");

    private final DayWords dayWords = new DayWords();

    Marked mark(String plain) {
        Taken taken = new Taken(plain);
        taken.take(SIGNATURE, 'Ⓢ', found -> true);
        taken.take(PHONE, 'Ⓗ', found -> {
            Msisdn.ofMobile(found.group()).ifPresent(taken.phones::add);
            return true;
        });
        taken.take(TAIL, 'Ⓝ', found -> taken.tails.add(found.group(1) == null ? found.group(2) : found.group(1)));
        taken.take(CLOCK, 'Ⓒ', found -> true);
        taken.take(WITH_UNIT, 'Ⓐ', found -> taken.amount(withCents(found)));
        taken.take(MULTIPLIED, 'Ⓐ', found -> taken.amount(Numerals.parse(found.group(1))));
        taken.take(ABOUT_ONE, 'Ⓐ', found -> taken.amount(Numerals.parse(found.group(1))));
        taken.days(dayWords);
        taken.take(IN_WORDS, 'Ⓐ', found -> taken.amount(Numerals.parse(found.group(1))));
        taken.take(AFTER_A_WORD, 'Ⓐ', found -> taken.amount(Numerals.parse(found.group(2))));
        taken.take(BEFORE_A_WORD, 'Ⓐ', found -> taken.amount(Numerals.parse(found.group())));
        return taken.marked();
    }

    private static Optional<BigDecimal> withCents(MatchResult found) {
        return Numerals.parse(found.group(1))
                .map(yuan -> yuan.add(cents(found.group(2), 1)).add(cents(found.group(3), 2)));
    }

    private static BigDecimal cents(@org.jspecify.annotations.Nullable String figure, int places) {
        return figure == null
                ? BigDecimal.ZERO
                : Numerals.parse(figure).orElse(BigDecimal.ZERO).movePointLeft(places);
    }

    /** A text while its figures are being taken out. */
    private static final class Taken {

        private String text;
        private final List<SaidDay> days = new ArrayList<>();
        private final List<Money> amounts = new ArrayList<>();
        private final List<String> tails = new ArrayList<>();
        private final List<Msisdn> phones = new ArrayList<>();

        Taken(String text) {
            this.text = text;
        }

        void take(Pattern what, char sign, Function<MatchResult, Boolean> keep) {
            Matcher matcher = what.matcher(text);
            StringBuilder left = new StringBuilder();
            while (matcher.find()) {
                matcher.appendReplacement(
                        left,
                        keep.apply(matcher.toMatchResult())
                                ? String.valueOf(sign)
                                : Matcher.quoteReplacement(matcher.group()));
            }
            text = matcher.appendTail(left).toString();
        }

        void days(DayWords words) {
            StringBuilder left = new StringBuilder();
            int at = 0;
            for (DayWords.Found found : words.find(text)) {
                days.add(found.day());
                left.append(text, at, found.start())
                        .append(
                                switch (found.day().tense()) {
                                    case PAST -> 'Ⓟ';
                                    case FUTURE -> 'Ⓕ';
                                    case OPEN -> 'Ⓓ';
                                });
                at = found.end();
            }
            text = left.append(text, at, text.length()).toString();
        }

        boolean amount(Optional<BigDecimal> yuan) {
            Optional<BigDecimal> fen = yuan.map(it -> it.movePointRight(2).setScale(0, RoundingMode.HALF_UP));
            if (fen.isEmpty() || fen.get().signum() <= 0 || fen.get().compareTo(MOST_FEN) > 0) {
                return false;
            }
            amounts.add(new Money(fen.get().longValueExact()));
            return true;
        }

        Marked marked() {
            return new Marked(text, List.copyOf(days), List.copyOf(amounts), List.copyOf(tails), List.copyOf(phones));
        }
    }
}
