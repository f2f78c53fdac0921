package io.duebell.console.internal;

import io.duebell.console.internal.TodayMapper.MinuteCount;
import io.duebell.dispatch.NoticeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Sent and delivered over the day as bars on a field of 1000 by 100 units: a bar a minute while the span is short, a bar
 * for ten minutes once it is longer.
 *
 * @param bucketMinutes the width of a bar in time
 * @param top the count at the field's upper edge
 */
public record DayChart(int bucketMinutes, int top, List<Bar> bars, List<String> labels) {

    private static final int FIELD = 1000;
    private static final int HEIGHT = 100;
    private static final int SHORT_SPAN = 90;
    private static final int FEWEST = 12;

    /** One slice of time; coordinates are of the field, y from its upper edge. */
    public record Bar(
            String time, int sent, int delivered, double x, double width, double sentHeight, double deliveredHeight) {

        public double sentY() {
            return HEIGHT - sentHeight;
        }

        public double deliveredY() {
            return HEIGHT - deliveredHeight;
        }
    }

    static DayChart of(List<MinuteCount> minutes) {
        if (minutes.isEmpty()) {
            return new DayChart(1, 0, List.of(), List.of());
        }
        int first = minutes.stream().mapToInt(MinuteCount::minute).min().orElseThrow();
        int last = minutes.stream().mapToInt(MinuteCount::minute).max().orElseThrow();
        int width = last - first <= SHORT_SPAN ? 1 : 10;
        int from = first / width;
        int slices = Math.max(FEWEST, last / width - from + 1);
        TreeMap<Integer, Integer> sent = new TreeMap<>();
        TreeMap<Integer, Integer> delivered = new TreeMap<>();
        for (MinuteCount count : minutes) {
            TreeMap<Integer, Integer> into = count.state() == NoticeState.DELIVERED ? delivered : sent;
            into.merge(count.minute() / width - from, count.notices(), Integer::sum);
        }
        int most = Math.max(
                sent.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                delivered.values().stream().mapToInt(Integer::intValue).max().orElse(0));
        int top = roundUp(most);
        List<Bar> bars = new ArrayList<>(slices);
        double step = (double) FIELD / slices;
        for (int i = 0; i < slices; i++) {
            int out = sent.getOrDefault(i, 0);
            int in = delivered.getOrDefault(i, 0);
            bars.add(new Bar(
                    time((from + i) * width),
                    out,
                    in,
                    rounded(i * step),
                    rounded(step),
                    rounded(out * (double) HEIGHT / top),
                    rounded(in * (double) HEIGHT / top)));
        }
        return new DayChart(width, top, List.copyOf(bars), labels(bars, (from + slices) * width));
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    private static List<String> labels(List<Bar> bars, int end) {
        return List.of(
                bars.get(0).time(),
                bars.get(bars.size() / 3).time(),
                bars.get(bars.size() * 2 / 3).time(),
                time(end));
    }

    /** 1, 2 or 5 times a power of ten, so that the edge reads well. */
    private static int roundUp(int most) {
        int power = 1;
        while (power * 10 <= most) {
            power *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= most) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60 % 24, minute % 60);
    }
}
