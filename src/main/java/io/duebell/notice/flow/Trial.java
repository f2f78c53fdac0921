package io.duebell.notice.flow;

import java.time.Instant;

/** What is only tried out: nothing is stored, and everything is judged by some version of the contact rules as of some moment. */
public interface Trial {

    /** Of the contact rules, by hash. */
    String edition();

    Instant at();

    /** One that needs no more than that. */
    record Moment(String edition, Instant at) implements Trial {}
}
