package io.duebell.compliance;

import java.time.Instant;

/** The answer to "may this leave?", always with the rule that gave it and that rule's version. */
public sealed interface Verdict {

    RuleRef rule();

    record Allowed(RuleRef rule) implements Verdict {}

    /** Not now: ask again at {@code until}. */
    record HeldUntil(Instant until, RuleRef rule, String reason) implements Verdict {}

    record Denied(RuleRef rule, String reason) implements Verdict {}

    /**
     * A rule's id and the version of the rule set it was taken from.
     *
     * @param inputs what it was asked about, short: {@code texts-in-seven-days 2/3}
     */
    record RuleRef(String id, String version, String inputs) {

        private static final int KEPT = 200;

        public RuleRef(String id, String version) {
            this(id, version, "");
        }

        /** As much of them as is kept. */
        public String shortInputs() {
            return inputs.length() <= KEPT ? inputs : inputs.substring(0, KEPT);
        }
    }
}
