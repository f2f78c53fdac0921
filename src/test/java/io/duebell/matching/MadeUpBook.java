package io.duebell.matching;

import io.duebell.loanbook.WholeBook;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.core.io.ClassPathResource;

/** A loan book of any size, made up row by row from its seed: villages of a few clans, names in fashion, one or two loans each. */
final class MadeUpBook implements WholeBook {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static final int OF_A_VILLAGE = 150;
    private static final List<String> SURNAMES = words("surnames");
    private static final List<String> FIRST = words("generation-characters");
    private static final List<String> SECOND = words("given-characters");
    private static final List<String> HILLS = List.of("石", "沙", "长", "高", "黄", "白", "青", "杉", "桐", "梅", "雷", "凤");
    private static final List<String> PLACES = List.of("桥", "湾", "坳", "田", "岩", "井", "塘口", "冲", "铺", "林");
    private static final int[] PRINCIPALS = {2000, 3000, 5000, 8000, 10000, 15000, 20000, 30000, 50000};
    private static final String[] RATES = {"6.5250", "7.2000", "7.8300", "8.4000", "9.0000", "10.0800"};

    private final int borrowers;
    private final long seed;
    private final Map<String, Integer> named = new HashMap<>();

    MadeUpBook(int borrowers, long seed) {
        this.borrowers = borrowers;
        this.seed = seed;
        for (int i = 0; i < borrowers; i++) {
            named.merge(name(i), 1, Integer::sum);
        }
    }

    /** One borrower with their loan as the payments need them. */
    record Client(String no, String name, String village, String phone, String loanNo, Money interest, Money balance) {}

    Client client(int i) {
        SplittableRandom random = random(i, 2);
        int principal = PRINCIPALS[random.nextInt(PRINCIPALS.length)];
        String rate = RATES[random.nextInt(RATES.length)];
        int days = 60 + random.nextInt(300);
        long interest = new BigDecimal(rate)
                .multiply(BigDecimal.valueOf((long) principal * days))
                .divide(BigDecimal.valueOf(360), java.math.RoundingMode.HALF_UP)
                .longValue();
        return new Client(
                no(i), name(i), village(i), phone(i), loanNo(i), new Money(interest), new Money(principal * 100L));
    }

    int size() {
        return borrowers;
    }

    int namesakes(String name) {
        return named.getOrDefault(name, 0);
    }

    @Override
    public void read(Rows rows) {
        for (int i = 0; i < borrowers; i++) {
            rows.person(new Person(no(i), name(i), village(i), ""));
        }
        for (int i = 0; i < borrowers; i++) {
            rows.phone(no(i), new Msisdn("86" + phone(i)));
        }
        for (int i = 0; i < borrowers; i++) {
            Client client = client(i);
            String rate = RATES[random(i, 3).nextInt(RATES.length)];
            rows.credit(new Credit(
                    client.loanNo(),
                    client.no(),
                    client.balance(),
                    new BigDecimal(rate),
                    new BigDecimal("1.50"),
                    i % 10 == 0 ? "6217" + client.loanNo() : "620000000001",
                    true));
        }
        for (int i = 0; i < borrowers; i++) {
            Client client = client(i);
            rows.due(new Due(client.loanNo(), DAY.plusDays(30), Money.ZERO, client.interest(), Money.ZERO));
        }
    }

    private String no(int i) {
        return "52" + String.format("%010d", i);
    }

    private String name(int i) {
        SplittableRandom random = random(i, 1);
        int clan = (i / OF_A_VILLAGE * 7 + (int) (Math.pow(random.nextDouble(), 2) * 6)) % SURNAMES.size();
        String surname = random.nextInt(10) < 7 ? SURNAMES.get(clan) : SURNAMES.get(random.nextInt(SURNAMES.size()));
        String second = SECOND.get(random.nextInt(SECOND.size()));
        return random.nextInt(8) == 0 ? surname + second : surname + FIRST.get(random.nextInt(FIRST.size())) + second;
    }

    private String village(int i) {
        int village = i / OF_A_VILLAGE;
        String count = village < HILLS.size() * PLACES.size() ? "" : "第" + village;
        return HILLS.get(village % HILLS.size()) + PLACES.get(village / HILLS.size() % PLACES.size()) + count + "村";
    }

    private static String phone(int i) {
        return "18" + String.format("%09d", (i * 7_919_327L + 104_729) % 1_000_000_000L);
    }

    private static String loanNo(int i) {
        return "5209" + String.format("%012d", (i * 99_991_739L + 7_368_787) % 1_000_000_000_000L);
    }

    private SplittableRandom random(int i, int purpose) {
        return new SplittableRandom(seed * 1_000_003 + i * 31L + purpose);
    }

    private static List<String> words(String name) {
        try {
            return new ClassPathResource("simulator/" + name + ".txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
