package io.duebell.smpp;

/** Whether a link sends optional parameters (SMPP 3.4, 3.4: version 3.3 knows none). */
public enum OptionalParameters {
    /** To a peer that names version 3.4 or later when it is bound; one that names none is to be taken for 3.3. */
    AS_TOLD,
    /** Also to a peer that names no version. */
    ALWAYS,
    NEVER
}
