package io.duebell.carrier;

/** The numbers that borrowers see. Declared here, furnished by the links. */
public interface AccessNumbers {

    /** What stands behind a link's access number in a reply's destination; empty: nothing, or another number. */
    String extension(String link, String destination);
}
