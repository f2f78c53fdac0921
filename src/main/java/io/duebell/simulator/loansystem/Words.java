package io.duebell.simulator.loansystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.core.io.ClassPathResource;

/** A list of invented words, one a line, from {@code simulator/} on the classpath. */
record Words(List<String> list) {

    static Words of(String name) {
        try {
            return new Words(new ClassPathResource("simulator/" + name + ".txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes round when the list is short. */
    String get(int index) {
        return list.get(Math.floorMod(index, list.size()));
    }

    String any(SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    int size() {
        return list.size();
    }
}
