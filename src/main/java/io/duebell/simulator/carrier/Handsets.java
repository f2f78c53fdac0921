package io.duebell.simulator.carrier;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The telephones behind the simulated carrier: the last texts of each, both ways, long ones joined from their parts. */
public final class Handsets {

    private static final int TEXTS_EACH = 20;

    private final Map<String, Deque<Entry>> entries;
    private final Map<Joint, @Nullable String[]> joints = bounded(10_000);
    private volatile InstantSource clock = Clock.systemUTC();
    private volatile Consumer<Text> reader = text -> {};

    /** What stands in a handset's list of texts. */
    public sealed interface Entry {
        String body();

        Instant at();
    }

    /** A text as the borrower reads it. */
    public record Text(String recipient, String sender, String body, int parts, Instant at) implements Entry {}

    /**
     * A text that was written on a handset.
     *
     * @param automatic whether a simulated borrower wrote it, not a person
     */
    public record Written(String body, boolean automatic, Instant at) implements Entry {}

    /** A handset with what stands on it, oldest first; never empty. */
    public record Conversation(String msisdn, List<Entry> entries) {

        /** The last text that came; empty where none of those that are kept did. */
        public Optional<Text> lastReceived() {
            return received(entries.stream()).reduce((before, after) -> after);
        }

        public boolean hasWritten() {
            return entries.stream().anyMatch(Written.class::isInstance);
        }

        private Instant latest() {
            return entries.get(entries.size() - 1).at();
        }
    }

    Handsets(int most) {
        this.entries = bounded(most);
    }

    /** Shows the times of another clock from now on. */
    void showTimeOf(InstantSource other) {
        clock = other;
    }

    /** Hands each text to this reader as it is whole. */
    void readBy(Consumer<Text> other) {
        reader = other;
    }

    void take(String recipient, String sender, WirePart part) {
        Text whole = join(recipient, sender, part);
        if (whole != null) {
            // outside the lock: a reader may look at other handsets
            reader.accept(whole);
        }
    }

    synchronized void write(String msisdn, String body, boolean automatic) {
        add(msisdn, new Written(body, automatic, clock.instant()));
    }

    private synchronized @Nullable Text join(String recipient, String sender, WirePart part) {
        if (part.total() == 1) {
            return add(recipient, new Text(recipient, sender, part.text(), 1, clock.instant()));
        }
        Joint joint = new Joint(recipient, part.reference(), part.total());
        @Nullable String[] pieces = joints.computeIfAbsent(joint, key -> new String[part.total()]);
        if (part.place() < 1 || part.place() > part.total()) {
            return null;
        }
        pieces[part.place() - 1] = part.text();
        StringBuilder whole = new StringBuilder();
        for (String piece : pieces) {
            if (piece == null) {
                return null;
            }
            whole.append(piece);
        }
        joints.remove(joint);
        return add(recipient, new Text(recipient, sender, whole.toString(), part.total(), clock.instant()));
    }

    /** The texts that came to one handset, oldest first. */
    public synchronized List<Text> of(String recipient) {
        Deque<Entry> kept = entries.get(recipient);
        return kept == null ? List.of() : received(kept.stream()).toList();
    }

    /** The latest texts that came to all handsets whose number ends so, newest first; "" for all. */
    public synchronized List<Text> latest(String tail, int most) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(tail))
                .flatMap(entry -> received(entry.getValue().stream()))
                .sorted(Comparator.comparing(Text::at).reversed())
                .limit(most)
                .toList();
    }

    /** The handsets whose number ends so ("" for all), the one with the latest text first. */
    public synchronized Stream<Conversation> conversations(String tail) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(tail))
                .map(entry -> new Conversation(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparing(Conversation::latest).reversed())
                .toList()
                .stream();
    }

    private <E extends Entry> E add(String msisdn, E entry) {
        Deque<Entry> kept = entries.computeIfAbsent(msisdn, key -> new ArrayDeque<>());
        kept.addLast(entry);
        if (kept.size() > TEXTS_EACH) {
            kept.removeFirst();
        }
        return entry;
    }

    private static Stream<Text> received(Stream<Entry> entries) {
        return entries.filter(Text.class::isInstance).map(Text.class::cast);
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    private record Joint(String recipient, int reference, int total) {}
}
