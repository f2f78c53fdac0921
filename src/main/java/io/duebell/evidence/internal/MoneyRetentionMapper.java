package io.duebell.evidence.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Removes statements, remittances and what was learnt of payers. Beside {@link RetentionMapper} the one place that does. */
@Mapper
interface MoneyRetentionMapper {

    /** Where a walk over remittances of one state has come to. */
    record Place(LocalDate bookedOn, long id) {}

    /** The next of one state that were booked before a day; whatever is younger is never read. */
    List<Place> window(
            @Param("state") String state,
            @Param("before") LocalDate before,
            @Param("behind") Place behind,
            @Param("most") int most);

    /**
     * Those of them that may go, locked: nothing of them is open, every listener has heard of them, and either all loans they ever were
     * credited to were paid off before a day, or they never were credited and nothing became of them since an instant.
     */
    List<Long> due(
            @Param("ids") Collection<Long> ids,
            @Param("paidOffBefore") LocalDate paidOffBefore,
            @Param("creditedBefore") Instant creditedBefore,
            @Param("othersBefore") Instant othersBefore);

    /** What keeps the same line from being money again. What was taken back is no money, unless the bank took it back too. */
    void keepIdentities(@Param("ids") Collection<Long> ids);

    /** The same of the lines that took them back. */
    void keepReversals(@Param("ids") Collection<Long> ids);

    void deleteAdvice(@Param("ids") Collection<Long> ids);

    void deleteMoneyOnWay(@Param("ids") Collection<Long> ids);

    void deleteShares(@Param("ids") Collection<Long> ids);

    void deleteCandidates(@Param("ids") Collection<Long> ids);

    void deleteEvents(@Param("ids") Collection<Long> ids);

    void deleteLinesOf(@Param("ids") Collection<Long> ids);

    int deleteRemittances(@Param("ids") Collection<Long> ids);

    /** Loans that were taken to be credited, and were paid off before a day. */
    int deleteCreditedLoans(@Param("before") LocalDate before, @Param("most") int most);

    /** A file and how many lines were read of it. */
    record FileSize(long id, int lines) {}

    /** Files that came to their end before an instant and were not stripped yet. */
    List<FileSize> toStrip(@Param("before") Instant before, @Param("most") int most);

    /** Reversals that wait for a payment of a payer's; their payment would be of the month before. */
    int deleteWaitingForPayer(@Param("file") long file);

    /** Of reversals that wait for a payment by its number, who paid. */
    void blankWaiting(@Param("file") long file);

    /** Lines of a stretch that tell of no remittance which is kept, and of no reversal that waits. */
    int deleteLines(@Param("file") long file, @Param("from") int from, @Param("to") int to);

    void blankLines(@Param("file") long file);

    void stripped(@Param("file") long file, @Param("at") Instant at);

    /** Stripped files of which nothing is left. */
    int deleteFiles(@Param("most") int most);

    /** The next accounts that were learnt, behind one. */
    List<Long> lessons(@Param("behind") long behind, @Param("most") int most);

    List<Long> aliases(@Param("behind") long behind, @Param("most") int most);

    /** Of borrowers without a loan in the book, and those that were forgotten before an instant; none while the book is empty. */
    int deleteLessons(@Param("ids") Collection<Long> ids, @Param("forgottenBefore") Instant forgottenBefore);

    int deleteAliases(@Param("ids") Collection<Long> ids, @Param("forgottenBefore") Instant forgottenBefore);
}
