package io.duebell.console.internal;

import io.duebell.dispatch.Doubts.Refusal;
import io.duebell.dispatch.Doubts.Remedy;
import io.duebell.dispatch.Doubts.Settled;
import io.duebell.shared.NoticeId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a remedy did to how many notices, and which it left and why; a handful of each reason is named. */
public final class DoubtResult {

    private static final int NAMED = 10;

    private final Remedy remedy;
    private final Map<Refusal, List<NoticeId>> left = new EnumMap<>(Refusal.class);
    private int done;

    DoubtResult(Remedy remedy) {
        this.remedy = remedy;
    }

    void add(Settled settled) {
        done += settled.done().size();
        settled.refused()
                .forEach((id, why) ->
                        left.computeIfAbsent(why, key -> new ArrayList<>()).add(id));
    }

    public Remedy remedy() {
        return remedy;
    }

    public int done() {
        return done;
    }

    public List<Left> left() {
        return left.entrySet().stream()
                .map(entry -> new Left(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream().limit(NAMED).toList()))
                .toList();
    }

    /** Notices that were left as they are. */
    public record Left(Refusal why, int count, List<NoticeId> named) {}
}
