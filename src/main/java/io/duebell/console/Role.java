package io.duebell.console;

/** What a console user is, and with that whom they see and what they may do. */
public enum Role {
    /** A customer manager: their own borrowers. */
    MANAGER,
    /** Of a branch or of several: sees all its managers and may stop all sending. */
    SUPERVISOR,
    /** Reads everything and changes nothing. */
    AUDITOR,
    /** Keeps users, links and feeds; may stop all sending. */
    ADMINISTRATOR
}
