package io.duebell.matching;

import io.duebell.matching.MadeUpBook.Client;
import io.duebell.shared.Money;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Payments as other payers write them than those the words were read from, each with the truth. */
final class MadeUpPayments {

    private static final List<String> BOOKINGS = List.of("他行汇入", "实时汇款", "汇兑", "网上支付", "柜面转账");
    private static final List<String> LOAN = List.of("归还农商行借款", "付贷款的息", "本期还贷", "小额贷款", "loan", "还本付息", "农信利钱");
    private static final List<String> NAMED =
            List.of("%s贷款", "为%s归还借款", "请入%s的贷款账", "户名：%s 还息", "给我爸%s还贷", "%s（女儿代办）还款", "借款人 %s", "交%s的利息");
    private static final List<String> NUMBERED = List.of("合同%s", "借据 %s 还款", "贷款号:%s", "%s的贷款", "IOU %s");
    private static final List<String> TAILS = List.of("贷款号末六位%s", "借据尾%s", "还尾数%s那笔贷款", "合同结尾%s");
    private static final List<String> OTHER =
            List.of("货款", "卖牛的钱", "十一月房租", "孩子补习费", "修摩托车", "还你的饭钱", "订酒席", "理财到期", "鱼苗款", "工钱");
    private static final List<String> CHANNELS = List.of("京东支付科技有限公司", "某某收付通支付有限公司", "银联商务股份有限公司");

    private final MadeUpBook book;
    private final SplittableRandom random;

    MadeUpPayments(MadeUpBook book, long seed) {
        this.book = book;
        this.random = new SplittableRandom(seed);
    }

    /**
     * A payment and the truth of it.
     *
     * @param truth whose it is; null where it is no loan payment
     * @param clear whether a careful clerk would credit it without asking
     */
    record Told(Payment payment, @Nullable String truth, boolean clear) {}

    Told next() {
        Client client = book.client(random.nextInt(book.size()));
        boolean alone = book.namesakes(client.name()) == 1;
        Money exact = client.interest();
        boolean telling = exact.fen() % 1_000 != 0;
        return switch (random.nextInt(9)) {
            case 0 -> told(client.name(), "", exact, client, alone && telling);
            case 1 -> told(client.name(), any(LOAN), partial(client), client, alone);
            case 2 -> told(stranger(), any(NAMED).formatted(client.name()), exact, client, alone && telling);
            case 3 -> told(any(CHANNELS), any(NAMED).formatted(client.name()), rounded(client), client, alone);
            case 4 -> told(stranger(), any(NUMBERED).formatted(spaced(client.loanNo())), partial(client), client, true);
            case 5 -> told(stranger(), any(TAILS).formatted(client.loanNo().substring(10)), exact, client, telling);
            case 6 -> told(client.name(), "电话" + client.phone(), partial(client), client, true);
            case 7 -> told(client.name(), slipped(client.loanNo()), exact, client, true);
            default ->
                new Told(
                        payment(client.name(), any(OTHER), new Money(50_000L + random.nextInt(900) * 1_000L)),
                        null,
                        false);
        };
    }

    private Told told(String payer, String remark, Money amount, Client client, boolean clear) {
        return new Told(payment(payer, remark, amount), client.no(), clear);
    }

    private Payment payment(String payer, String remark, Money amount) {
        return new Payment(
                MadeUpBook.DAY,
                amount,
                payer,
                "6222" + (1_000_000_000L + random.nextInt(900_000_000)),
                "",
                "620000000001",
                any(BOOKINGS),
                remark);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Somebody whose name nobody in the book has. */
    private String stranger() {
        return "么" + any(List.of("晗玥", "梓桐", "奕辰", "若汐"));
    }

    private static Money partial(Client client) {
        return new Money(Math.max(1_000, client.interest().fen() / 2_000 * 1_000));
    }

    private static Money rounded(Client client) {
        return new Money((client.interest().fen() + 999) / 1_000 * 1_000);
    }

    private String spaced(String number) {
        return random.nextBoolean() ? number : number.replaceAll("(.{4})(?=.)", "$1-");
    }

    private String slipped(String number) {
        int at = 6 + random.nextInt(8);
        return number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
    }
}
