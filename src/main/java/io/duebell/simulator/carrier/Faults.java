package io.duebell.simulator.carrier;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How the simulated carrier misbehaves at the moment. Shares go from 0 to 1; 1 is always. */
public final class Faults {

    /** A carrier without fault. */
    public static final Faults NONE = new Faults(new EnumMap<>(FaultKind.class));

    private final Map<FaultKind, Fault> all;

    private Faults(Map<FaultKind, Fault> all) {
        this.all = Collections.unmodifiableMap(all);
    }

    /** One fault alone; throws IllegalArgumentException with words for whoever wrote the value. */
    public static Faults of(FaultKind kind, String value) {
        return NONE.and(kind, value);
    }

    /** These and one more. */
    public Faults and(FaultKind kind, String value) {
        Map<FaultKind, Fault> more = new EnumMap<>(FaultKind.class);
        more.putAll(all);
        more.put(kind, Fault.parse(kind, value));
        return new Faults(more);
    }

    /** From labels to values; throws IllegalArgumentException for a label that is none. */
    public static Faults parse(Map<String, String> values) {
        Faults faults = NONE;
        for (Map.Entry<String, String> each : values.entrySet()) {
            FaultKind kind = FaultKind.called(each.getKey())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no fault is called " + each.getKey() + "; simulate-carrier --help lists them"));
            faults = faults.and(kind, each.getValue());
        }
        return faults;
    }

    boolean isNone() {
        return all.isEmpty();
    }

    /** Whether it befalls this one; each asks for itself. */
    boolean befalls(FaultKind kind) {
        Fault fault = all.get(kind);
        return fault != null && ThreadLocalRandom.current().nextDouble() < fault.amount();
    }

    /** Whether more have come than the fault lets pass. */
    boolean isPast(FaultKind kind, int count) {
        Fault fault = all.get(kind);
        return fault != null && count > fault.amount();
    }

    /** Its count, 0 when it is not on. */
    int count(FaultKind kind) {
        Fault fault = all.get(kind);
        return fault == null ? 0 : (int) fault.amount();
    }

    /** Its milliseconds or status; 0 when it is not on. */
    int detail(FaultKind kind) {
        Fault fault = all.get(kind);
        return fault == null ? 0 : fault.detail();
    }

    /** As they were written, by label. */
    Map<String, String> asWritten() {
        Map<String, String> written = new TreeMap<>();
        all.forEach((kind, fault) -> written.put(kind.label(), fault.written()));
        return written;
    }

    private record Fault(double amount, int detail, String written) {

        static Fault parse(FaultKind kind, String value) {
            String[] sides = value.strip().split(",", -1);
            @Nullable Fault fault = null;
            try {
                fault = switch (kind.form()) {
                    case SHARE -> sides.length == 1 ? new Fault(share(sides[0]), 0, value) : null;
                    case COUNT -> sides.length == 1 ? new Fault(whole(sides[0]), 0, value) : null;
                    case STATUS -> sides.length == 1 ? new Fault(1, status(sides[0]), value) : null;
                    case SHARE_MILLIS -> sides.length == 2 ? new Fault(share(sides[0]), whole(sides[1]), value) : null;
                    case SHARE_STATUS -> sides.length == 2 ? new Fault(share(sides[0]), status(sides[1]), value) : null;
                };
            } catch (NumberFormatException e) {
                // said below, with what is wanted
            }
            if (fault == null) {
                throw new IllegalArgumentException(
                        "%s=%s is not understood; write %s=%s, a share from 0 to 1, a status as 0x58"
                                .formatted(kind.label(), value, kind.label(), kind.form()));
            }
            return fault;
        }

        private static double share(String written) {
            double share = Double.parseDouble(written);
            if (!(share >= 0 && share <= 1)) {
                throw new NumberFormatException(written);
            }
            return share;
        }

        private static int whole(String written) {
            int number = Integer.parseInt(written);
            if (number < 0) {
                throw new NumberFormatException(written);
            }
            return number;
        }

        private static int status(String written) {
            int status = Integer.decode(written);
            if (status <= 0) {
                throw new NumberFormatException(written);
            }
            return status;
        }
    }
}
