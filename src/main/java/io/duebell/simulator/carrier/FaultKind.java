package io.duebell.simulator.carrier;

import java.util.Arrays;
import java.util.Optional;

/** A way in which the simulated carrier can misbehave: the option's name, the form of its value and what it does. */
public enum FaultKind {
    NO_ANSWER("no-answer", Form.SHARE, "Submits that are taken and never answered."),
    LOST_SUBMIT("lost-submit", Form.SHARE, "Submits that are neither taken nor answered."),
    LATE_ANSWER("late-answer", Form.SHARE_MILLIS, "Submits that are taken at once and answered so much later."),
    ANSWERS_REVERSED("answers-reversed", Form.COUNT, "Of each so many answers the last comes first."),
    THROTTLE("throttle", Form.SHARE, "Submits refused as too fast (0x58)."),
    QUEUE_FULL("queue-full", Form.SHARE, "Submits refused because the queue is full (0x14)."),
    REFUSE("refuse", Form.SHARE_STATUS, "Submits refused with this command_status."),
    DROP_UNANSWERED("drop-unanswered", Form.SHARE, "Submits that are taken; then the connection is closed instead."),
    DROP_AFTER("drop-after", Form.COUNT, "Closes a connection when one PDU more than so many has come since its bind."),
    DROP("drop", Form.SHARE, "PDUs upon which their connection is closed."),
    HALF_OPEN(
            "half-open",
            Form.COUNT,
            "After so many PDUs since its bind a connection is neither read nor written, and not closed."),
    GARBAGE("garbage", Form.SHARE, "Answers in whose place octets come that are no SMPP."),
    TRUNCATED("truncated", Form.SHARE, "Answers that break off in the middle; nothing more comes on that connection."),
    OVERSIZED("oversized", Form.SHARE, "Answers whose command_length says two gigabytes."),
    UNKNOWN_COMMAND("unknown-command", Form.SHARE, "Answers before which a request comes that SMPP does not know."),
    UNBIND_AFTER("unbind-after", Form.COUNT, "Unbinds a connection when one PDU more than so many has come."),
    REFUSE_BIND(
            "refuse-bind",
            Form.STATUS,
            "Refuses every bind: 0x0E password, 0x0F system id, 0x05 already bound, 0x08 system error."),
    RECEIPTS_LOST("receipts-lost", Form.SHARE, "Receipts that never come."),
    RECEIPTS_DOUBLED("receipts-doubled", Form.SHARE, "Receipts that come twice."),
    RECEIPTS_REVERSED("receipts-reversed", Form.COUNT, "Of each so many receipts the last comes first."),
    RECEIPTS_EARLY("receipts-early", Form.SHARE, "Receipts that come before the answer to their submit."),
    QUERY_UNKNOWN("query-unknown", Form.SHARE, "Questions (query_sm) refused as a command it does not know (0x03).");

    /** What a fault's value looks like. */
    enum Form {
        SHARE("SHARE"),
        COUNT("COUNT"),
        STATUS("STATUS"),
        SHARE_MILLIS("SHARE,MILLIS"),
        SHARE_STATUS("SHARE,STATUS");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final String label;
    private final Form form;
    private final String words;

    FaultKind(String label, Form form, String words) {
        this.label = label;
        this.form = form;
        this.words = words;
    }

    static Optional<FaultKind> called(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** How options and HTTP call it. */
    public String label() {
        return label;
    }

    Form form() {
        return form;
    }

    String words() {
        return words;
    }
}
