package io.duebell.notice;

import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phones and data that a person has to mend before a borrower can be told. */
public interface RepairList {

    /** The code of an entry about a number that carriers say nobody has. */
    String DEAD_NUMBER = "dead-number";

    /** The code of an entry about a number that several borrowers have as their own. */
    String SHARED_NUMBER = "shared-number";

    /** Adds in one statement; what is listed already is only seen again, and what was mended is open again. */
    void add(List<Fault> faults, LocalDate seen);

    /**
     * What is open, newest first.
     *
     * @param managerNo whose borrowers; null: everybody's
     * @param beforeId the last id of the page before; null: the first page
     */
    List<Item> findOpen(@Nullable String managerNo, @Nullable Long beforeId, int limit);

    int countOpen(@Nullable String managerNo);

    /** False when there is no such open item within the manager's scope. */
    boolean mend(long id, @Nullable String managerNo, String actor);

    /**
     * A person says that the borrower's own numbers are right: what carriers found before no longer counts for this
     * borrower, and the entry is closed; a number that others have too is theirs, unless somebody said the same of another. False when there is no such
     * open entry of a {@link #DEAD_NUMBER} or a {@link #SHARED_NUMBER} within the scope.
     */
    boolean vouch(long id, @Nullable String managerNo, String actor);

    /** What is to be mended. */
    enum Kind {
        PHONE,
        DATA
    }

    /**
     * Something found at fault.
     *
     * @param code stable: no-phone, landline, foreign, wrong, not-own, zero-amount, no-name, too-long, dead-number ...
     * @param detail for the person who mends it, without the whole number
     * @param notice the notice it kept from leaving
     */
    record Fault(
            String borrowerNo,
            String managerNo,
            Kind kind,
            String code,
            String detail,
            @Nullable NoticeId notice) {}

    /** One line of the list. */
    record Item(
            long id,
            String borrowerNo,
            String managerNo,
            Kind kind,
            String code,
            String detail,
            LocalDate firstSeen,
            LocalDate lastSeen,
            @Nullable NoticeId notice,
            @Nullable Instant mendedAt,
            @Nullable String mendedBy) {}
}
