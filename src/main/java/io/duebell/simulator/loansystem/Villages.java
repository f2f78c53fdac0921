package io.duebell.simulator.loansystem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Branches of 49 villages and six customer managers each, and which household lives where. */
final class Villages {

    static final int PER_BRANCH = 49;
    static final int MANAGERS_PER_BRANCH = 6;
    private static final int FIRST_BRANCH = 417;

    /** A village; {@code clans} are the surnames most of its people bear. */
    record Village(
            String villageNo,
            String name,
            String township,
            String county,
            String branchNo,
            String managerNo,
            List<String> clans) {}

    private final List<Village> villages = new ArrayList<>();
    private final double[] upTo;

    Villages(BookSpec spec) {
        Words names = Words.of("villages");
        Words townships = Words.of("townships");
        Words counties = Words.of("counties");
        Words surnames = Words.of("surnames");
        int branches = (spec.households() + BookSpec.BRANCH_HOUSEHOLDS - 1) / BookSpec.BRANCH_HOUSEHOLDS;
        upTo = new double[branches * PER_BRANCH];
        SplittableRandom random = new SplittableRandom(spec.seed());
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            int branch = i / PER_BRANCH;
            int inBranch = i % PER_BRANCH;
            int township = inBranch / 7;
            String branchNo = "%04d".formatted(FIRST_BRANCH + branch);
            int manager = branch * MANAGERS_PER_BRANCH + inBranch * MANAGERS_PER_BRANCH / PER_BRANCH + 1;
            villages.add(new Village(
                    "%s%02d%03d".formatted(branchNo, township + 1, inBranch + 1),
                    names.get(i) + "村",
                    townships.get(township),
                    counties.get(branch),
                    branchNo,
                    managerNo(manager),
                    List.of(surnames.any(random), surnames.any(random), surnames.any(random))));
            sum += 0.6 + 0.8 * random.nextDouble();
            upTo[i] = sum;
        }
    }

    static String managerNo(int number) {
        return "M%05d".formatted(number);
    }

    List<Village> all() {
        return villages;
    }

    int managers() {
        return villages.size() / PER_BRANCH * MANAGERS_PER_BRANCH;
    }

    Village ofHousehold(int household, int households) {
        double at = (household + 0.5) / households * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, at);
        return villages.get(found >= 0 ? found : -found - 1);
    }
}
