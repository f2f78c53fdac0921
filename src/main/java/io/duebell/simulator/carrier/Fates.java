package io.duebell.simulator.carrier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the parts that were taken last, by message id; earlier ones are forgotten, as carriers forget. */
final class Fates {

    private final Map<String, Fate> byId;

    Fates(int most) {
        this.byId = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Fate> eldest) {
                return size() > most;
            }
        };
    }

    /** @param at when it is known; until then the part is under way */
    record Fate(SmscSettings.Outcome outcome, Instant at) {

        /** The answer has one octet for it, so that codes of another form are left out. */
        byte code() {
            return outcome.code().matches("\\d{1,2}|[01]\\d\\d") ? (byte) Integer.parseInt(outcome.code()) : 0;
        }
    }

    synchronized void keep(String id, SmscSettings.Outcome outcome, Instant at) {
        byId.put(id, new Fate(outcome, at));
    }

    @Nullable
    synchronized Fate of(String id) {
        return byId.get(id);
    }
}
