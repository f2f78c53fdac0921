package io.duebell.alarm;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an alarm is about. Its code is stable, for scripts and for the texts {@code alarms.code.<code>} of the message
 * bundles; what the subject of each is stands beside it.
 */
public enum AlarmCode {
    /** A link: the carrier refuses its password or system id. */
    LINK_BROKEN("link-broken"),
    /** A link: bound on no node for too long. */
    LINK_DOWN("link-down"),
    /** A link and a {@code command_status}: an answer that is in no table ended a notice. */
    UNKNOWN_REFUSAL("unknown-refusal", true),
    /** A template and a link: the carrier refused its text too often, its sending over the link stopped. */
    CONTENT_REFUSED("content-refused"),
    /** A channel: notices that no configured link would ever carry. */
    NO_ROUTE("no-route", true),
    /** All sending is stopped. */
    SENDING_STOPPED("sending-stopped"),
    /** A business date: its list is empty or unusually long, a person is asked. */
    PLANNING_NEEDS_PERSON("planning-needs-person"),
    /** A business date: the loan system has not finished the day before by the hour set. */
    BOOK_LATE("book-late"),
    /** All templates: the ladder needs some that nobody has approved; planning waits. */
    TEMPLATE_UNAPPROVED("template-unapproved"),
    /** An address of webhooks: it failed again and again and paused itself. */
    WEBHOOK_PAUSED("webhook-paused"),
    /** A conversation: a borrower says that money went to a member of staff. */
    PAID_TO_STAFF("paid-to-staff", true),
    /** All replies: some wait longer for a person than is promised. */
    REPLIES_OVERDUE("replies-overdue"),
    /** All statements: files that could not be read, until they are read again or taken back. */
    STATEMENT_FAILED("statement-failed"),
    /** The review of remittances: some stand in it too long. */
    REVIEW_LATE("review-late"),
    /** The advice to the loan system: what was told and what was booked differ. */
    ADVICE_DIFFERS("advice-differs"),
    /** The living nodes don't run the same routes. */
    ROUTES_DIFFER("routes-differ");

    private final String code;
    private final boolean closedByPerson;

    AlarmCode(String code) {
        this(code, false);
    }

    AlarmCode(String code, boolean closedByPerson) {
        this.code = code;
        this.closedByPerson = closedByPerson;
    }

    /** The codes of what happened and does not pass by itself: a person says when it is dealt with. */
    static Set<String> closedByPerson() {
        return Arrays.stream(values())
                .filter(each -> each.closedByPerson)
                .map(AlarmCode::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    public String code() {
        return code;
    }
}
