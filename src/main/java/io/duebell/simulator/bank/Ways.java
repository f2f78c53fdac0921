package io.duebell.simulator.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** In what ways people remit: {@code simulator/remittances.yaml}, whose comments explain it. */
record Ways(
        List<Way> ways, List<String> strangers, List<String> bookings, List<Other> others, List<String> homophones) {

    /** Who the account belongs to from which it comes. */
    enum Payer {
        SELF,
        RELATIVE,
        BOSS,
        STRANGER,
        MASKED
    }

    /**
     * One way to remit.
     *
     * @param remarks with {@code {name} {sound} {loan} {tail} {village} {names}} in them
     */
    record Way(String name, int weight, Payer payer, int borrowers, List<String> remarks) {}

    /** Money that is for something else. */
    record Other(String payer, String booking, String remark, int yuan) {}

    static Ways load() {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("remittances", new ClassPathResource("simulator/remittances.yaml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("", Ways.class)
                .get();
    }

    Way any(SplittableRandom random) {
        int left = random.nextInt(ways.stream().mapToInt(Way::weight).sum());
        for (Way way : ways) {
            left -= way.weight();
            if (left < 0) {
                return way;
            }
        }
        throw new IllegalStateException("weights were counted above");
    }

    static <T> T any(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    /** A name as somebody writes it who only heard it: one character for another of the same sound, where there is one. */
    String sounding(String name) {
        for (String alike : homophones) {
            for (int i = name.length() - 1; i > 0; i--) {
                int at = alike.indexOf(name.charAt(i));
                if (at >= 0) {
                    return name.substring(0, i) + alike.charAt((at + 1) % alike.length()) + name.substring(i + 1);
                }
            }
        }
        return name;
    }

    static String filled(String remark, Map<String, String> values) {
        String text = remark;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }
}
