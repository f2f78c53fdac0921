package io.duebell.simulator.borrowers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.core.io.ClassPathResource;

/** What borrowers say, by kind: {@code simulator/replies.txt}. */
record Sayings(Map<String, List<String>> lists) {

    static Sayings load() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        try {
            List<String> list = new ArrayList<>();
            for (String line : new ClassPathResource("simulator/replies.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    list = lists.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    list.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sayings(lists);
    }

    boolean has(String name) {
        return lists.containsKey(name);
    }

    String any(String name, SplittableRandom random) {
        List<String> list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("replies.txt has no list " + name);
        }
        return list.get(random.nextInt(list.size()));
    }
}
