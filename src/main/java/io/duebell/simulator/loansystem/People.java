package io.duebell.simulator.loansystem;

import io.duebell.simulator.loansystem.Villages.Village;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The borrowers of a household: names by clan, addresses, ID cards of a region that doesn't exist. */
final class People {

    private final Words surnames = Words.of("surnames");
    private final Words firsts = Words.of("generation-characters");
    private final Words seconds = Words.of("given-characters");
    private final Words cities = Words.of("cities");

    /** One borrower, or two in about 36 of a thousand households. {@code index} counts borrowers' numbers, two a household. */
    List<Rows.Borrower> of(int household, Village village, OddCase odd, SplittableRandom random) {
        String clan = random.nextInt(100) < 70
                ? village.clans().get(random.nextInt(village.clans().size()))
                : surnames.any(random);
        int group = 1 + random.nextInt(9);
        int house = 1 + random.nextInt(80);
        String home = "%s%s%s%d组%d号".formatted(village.county(), village.township(), village.name(), group, house);
        String away = random.nextInt(100) < 80 ? "%s%d号".formatted(cities.any(random), 1 + random.nextInt(300)) : null;
        int many = odd == OddCase.NONE && random.nextInt(1000) < 36 ? 2 : 1;
        List<Rows.Borrower> borrowers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            // The second is the wife or husband as a rule, of another clan.
            String surname = i == 0 ? clan : surnames.any(random);
            borrowers.add(borrower(household * 2L + i, name(surname, odd, random), village, home, away, random));
        }
        return borrowers;
    }

    private static Rows.Borrower borrower(
            long number, String name, Village village, String home, @Nullable String away, SplittableRandom random) {
        return new Rows.Borrower(
                "%s%08d".formatted(village.branchNo(), number),
                name,
                idCard(number, random),
                village.villageNo(),
                home,
                away,
                random.nextInt(1000) < 3 ? "en" : "zh-CN");
    }

    String name(String surname, OddCase odd, SplittableRandom random) {
        return switch (odd) {
            case LONG_NAME -> "阿木尔吉克拉措·诺布扎西·格桑央金·洛桑达瓦·次仁旺堆·多吉班丹·尼玛卓嘎曲珍白";
            case EMOJI_NAME -> surname + "小花🌸";
            default -> surname + given(random);
        };
    }

    private String given(SplittableRandom random) {
        // Squared, so that some names are in fashion and namesakes come about as in life.
        double fashion = random.nextDouble() * random.nextDouble();
        String second = seconds.get((int) (fashion * seconds.size()));
        return random.nextInt(100) < 12 ? second : firsts.any(random) + second;
    }

    /** Region 99 is nobody's; birth date, serial number and check character are as they should be. */
    private static String idCard(long number, SplittableRandom random) {
        LocalDate born = LocalDate.of(1955, 1, 1).plusDays(random.nextInt(45 * 365));
        String digits = "99%04d%tY%<tm%<td%03d".formatted(number / 1000 % 10_000, born, number % 1000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
