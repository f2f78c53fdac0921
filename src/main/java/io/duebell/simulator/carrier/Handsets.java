package io.duebell.simulator.carrier;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The telephones behind the simulated carrier: the last texts of each, long ones joined from their parts. */
public final class Handsets {

    private static final int TEXTS_EACH = 20;

    private final Map<String, Deque<Text>> texts;
    private final Map<Joint, @Nullable String[]> joints = bounded(10_000);

    /** A text as the borrower reads it. */
    public record Text(String recipient, String sender, String body, int parts, Instant at) {}

    Handsets(int most) {
        this.texts = bounded(most);
    }

    synchronized void take(String recipient, String sender, WirePart part, Instant at) {
        if (part.total() == 1) {
            add(new Text(recipient, sender, part.text(), 1, at));
            return;
        }
        Joint joint = new Joint(recipient, part.reference(), part.total());
        @Nullable String[] pieces = joints.computeIfAbsent(joint, key -> new String[part.total()]);
        if (part.place() < 1 || part.place() > part.total()) {
            return;
        }
        pieces[part.place() - 1] = part.text();
        StringBuilder whole = new StringBuilder();
        for (String piece : pieces) {
            if (piece == null) {
                return;
            }
            whole.append(piece);
        }
        joints.remove(joint);
        add(new Text(recipient, sender, whole.toString(), part.total(), at));
    }

    /** The texts of one handset, oldest first. */
    public synchronized List<Text> of(String recipient) {
        Deque<Text> kept = texts.get(recipient);
        return kept == null ? List.of() : List.copyOf(kept);
    }

    /** The latest texts of all handsets whose number ends so, newest first; "" for all. */
    public synchronized List<Text> latest(String tail, int most) {
        return texts.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(tail))
                .flatMap(entry -> entry.getValue().stream())
                .sorted(Comparator.comparing(Text::at).reversed())
                .limit(most)
                .toList();
    }

    private void add(Text text) {
        Deque<Text> kept = texts.computeIfAbsent(text.recipient(), key -> new ArrayDeque<>());
        kept.addLast(text);
        if (kept.size() > TEXTS_EACH) {
            kept.removeFirst();
        }
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
