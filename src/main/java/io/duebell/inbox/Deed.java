package io.duebell.inbox;

import java.util.Locale;

/** What was done about a reply; its code stands in the message bundles under {@code inbox.deed.}. */
public enum Deed {
    OPTED_OUT,
    OPTED_IN,
    WRONG_PERSON,
    NUMBER_CHANGED,
    DECEASED,
    DISPUTE,
    HARDSHIP,
    /** A stop was placed for some days, until a person has said what is meant. */
    PROVISIONAL,
    PROMISE,
    /** Money is said to be on its way: notices pause. */
    PAUSED,
    TASK,
    /** The supervisor was told. */
    ALERTED,
    ANSWERED,
    /** A machine wrote it. */
    UNANSWERED_MACHINE,
    /** The same was written just before. */
    UNANSWERED_REPEAT,
    /** Enough was answered today. */
    UNANSWERED_CAP,
    /** A contact rule forbids it. */
    UNANSWERED_RULE,
    /** The phone is not one on which the debt is spoken of. */
    UNANSWERED_PHONE,
    /** There is no approved text that could say it. */
    UNANSWERED_TEXT,
    /** More figures than one text can tell, or figures that are no longer so. */
    UNANSWERED_FIGURES,
    /** It answers what a person asked about money that came. */
    ANSWERS_ASK,
    /** What was done before was taken back. */
    UNDONE,
    /** More of its parts came: the whole text is what counts. */
    SUPERSEDED,
    /** Acting on it broke off again and again. */
    BROKE_OFF;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
