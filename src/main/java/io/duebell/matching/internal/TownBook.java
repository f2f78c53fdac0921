package io.duebell.matching.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In what towns borrowers live who live away: whoever sends money uses a branch near by, and its name tells the town. Provinces are left
 * out, for no branch is named after one.
 */
final class TownBook {

    private static final Pattern PROVINCE = Pattern.compile("\\A\\p{IsHan}{2,4}(?:省|自治区)");
    private static final Pattern TOWN = Pattern.compile("(\\p{IsHan}{2,}?)(?:自治州|地区|市|县|区|旗|镇|乡|街道)");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 6;

    private final Map<String, Integer> towns = new HashMap<>();
    private final Map<Set<Integer>, Integer> places = new HashMap<>();
    private final List<Set<Integer>> townsOfPlace = new ArrayList<>();
    private final Numbers placeOf = new Numbers();
    private final Keys byTown = new Keys();

    /** @param address empty: not away, or not known where; each borrower in their order */
    void add(String address) {
        Set<Integer> lives = new LinkedHashSet<>();
        Matcher town = TOWN.matcher(PROVINCE.matcher(address).replaceFirst(""));
        while (town.find()) {
            lives.add(towns.computeIfAbsent(town.group(1), name -> towns.size()));
        }
        int at = placeOf.size();
        placeOf.add(places.computeIfAbsent(lives, kept -> {
            townsOfPlace.add(kept);
            return townsOfPlace.size() - 1;
        }));
        lives.forEach(each -> byTown.add(each, at));
    }

    void close() {
        byTown.close();
    }

    /** The towns that a text tells of, which borrowers live in. */
    Set<Integer> in(String text) {
        Set<Integer> told = new HashSet<>();
        for (int from = 0; from < text.length(); from++) {
            for (int to = from + SHORTEST; to <= Math.min(text.length(), from + LONGEST); to++) {
                Integer town = towns.get(text.substring(from, to));
                if (town != null) {
                    told.add(town);
                }
            }
        }
        return told;
    }

    /** How many live in the rarest of these towns in which a borrower lives; 0: in none of them. */
    int bearers(int borrower, Set<Integer> told) {
        return townsOfPlace.get((int) placeOf.get(borrower)).stream()
                .filter(told::contains)
                .mapToInt(byTown::count)
                .min()
                .orElse(0);
    }

    /** Who lives in the rarest of these towns; nobody, where that are too many. */
    int[] living(Set<Integer> told, int most) {
        return told.stream()
                .min(Comparator.comparingInt(byTown::count))
                .map(byTown::values)
                .filter(all -> all.length <= most)
                .orElse(new int[0]);
    }
}
