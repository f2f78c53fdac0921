package io.duebell.simulator.loansystem;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The telephones of a borrower as clerks type them: mostly eleven digits, else with blanks, dashes, country code, in full
 * width, cut off where the form ends, or no mobile at all.
 */
final class Phones {

    private static final int FORM_LENGTH = 20;
    private static final int FULL_WIDTH_ZERO = 0xFF10;
    private static final String[] PREFIXES = {
        "134", "135", "136", "137", "138", "139", "150", "151", "152", "157", "158", "159", "182", "183", "187", "188",
        "130", "131", "132", "155", "156", "186", "133", "153", "180", "181", "189", "199"
    };
    private static final String[] SENTENCES = {"问他家老大", "电话停机了", "老婆手机", "不知道", "同上"};

    private final LocalDate businessDate;

    Phones(LocalDate businessDate) {
        this.businessDate = businessDate;
    }

    List<Rows.Phone> of(String borrowerNo, int household, int inHousehold, OddCase odd, SplittableRandom random) {
        List<Rows.Phone> phones = new ArrayList<>();
        if (odd == OddCase.NO_PHONE || (odd == OddCase.NONE && random.nextInt(1000) < 8)) {
            return phones;
        }
        if (odd == OddCase.PHONE_OF_LETTERS) {
            phones.add(new Rows.Phone(borrowerNo, SENTENCES[0], "SELF", true, businessDate.minusDays(200)));
            return phones;
        }
        int dice = random.nextInt(100);
        int many = dice < 66 ? 1 : dice < 94 ? 2 : 3;
        for (int i = 0; i < many; i++) {
            Rows.Phone phone = phone(borrowerNo, household, inHousehold, i, random);
            if (phones.stream().noneMatch(other -> other.typed().equals(phone.typed()))) {
                phones.add(phone);
            }
        }
        return phones;
    }

    private Rows.Phone phone(String borrowerNo, int household, int inHousehold, int i, SplittableRandom random) {
        int dice = random.nextInt(1000);
        String holder = i == 0 && dice < 965 ? "SELF" : dice % 3 == 0 ? "OTHER" : dice % 3 == 1 ? "SPOUSE" : "RELATIVE";
        long owner = household * 8L + inHousehold * 4L + i;
        if (i == 0 && inHousehold == 1 && random.nextInt(3) == 0) {
            owner = household * 8L; // one telephone in the family
        } else if (i == 0 && household > 0 && random.nextInt(1000) < 12) {
            owner = (household - 1) * 8L; // the neighbour's, a brother's
            holder = "RELATIVE";
        }
        LocalDate updated =
                businessDate.minusDays(random.nextInt(100) < 6 ? 366 + random.nextInt(1200) : 2 + random.nextInt(330));
        return new Rows.Phone(borrowerNo, typed(mobile(owner), owner, random), holder, i == 0, updated);
    }

    /** Each owner's own: numbers are dealt out by a walk through the range that never meets itself. */
    static String mobile(long owner) {
        long range = PREFIXES.length * 100_000_000L;
        long number = (owner * 1_046_527L + 70_001_003L) % range; // a prime, so it shares no factor with the range
        return PREFIXES[(int) (number / 100_000_000L)] + "%08d".formatted(number % 100_000_000L);
    }

    private static String typed(String mobile, long owner, SplittableRandom random) {
        String a = mobile.substring(0, 3);
        String b = mobile.substring(3, 7);
        String c = mobile.substring(7);
        int dice = random.nextInt(1000);
        String typed;
        if (dice < 760) {
            typed = mobile;
        } else if (dice < 840) {
            typed = a + " " + b + " " + c;
        } else if (dice < 890) {
            typed = a + "-" + b + "-" + c;
        } else if (dice < 920) {
            typed = "+86" + mobile;
        } else if (dice < 930) {
            typed = "+86 " + a + " " + b + " " + c;
        } else if (dice < 940) {
            typed = "0086" + mobile;
        } else if (dice < 965) {
            typed = fullWidth(mobile);
        } else if (dice < 980) {
            typed = "0855-" + mobile.substring(4);
        } else if (dice < 986) {
            typed = mobile.substring(0, 10); // of the old days, or a digit forgotten
        } else if (dice < 991) {
            typed = mobile + "/" + mobile(owner + 3);
        } else if (dice < 995) {
            typed = "+852 6" + c.substring(1) + " " + b;
        } else {
            typed = SENTENCES[random.nextInt(SENTENCES.length)];
        }
        return typed.substring(0, Math.min(typed.length(), FORM_LENGTH));
    }

    private static String fullWidth(String digits) {
        return digits.chars()
                .map(c -> c - '0' + FULL_WIDTH_ZERO)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
