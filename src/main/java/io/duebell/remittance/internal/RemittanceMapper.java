package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance;
import io.duebell.remittance.Remittance.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code remittance} and their story. */
@Mapper
public interface RemittanceMapper {

    String COLUMNS = """
            SELECT id, version, state, reason, decided_by, booked_on, serial, amount_fen, account, payer, payer_account, payer_bank, booking,
                   remark, file_id, line_no, reversal_waits, manager_no, branch_no, proposed_by, proposal, asked_at, received_at, changed_at
            FROM remittance
            """;

    /** One as it is kept. */
    record Kept(
            long id,
            int version,
            State state,
            String reason,
            @Nullable String decidedBy,
            LocalDate bookedOn,
            String serial,
            long amountFen,
            String account,
            String payer,
            String payerAccount,
            String payerBank,
            String booking,
            String remark,
            long fileId,
            long lineNo,
            boolean reversalWaits,
            @Nullable String managerNo,
            @Nullable String branchNo,
            @Nullable String proposedBy,
            @Nullable String proposal,
            @Nullable Instant askedAt,
            Instant receivedAt,
            Instant changedAt) {

        Remittance remittance() {
            return new Remittance(
                    id,
                    version,
                    state,
                    reason,
                    decidedBy,
                    bookedOn,
                    serial,
                    new io.duebell.shared.Money(amountFen),
                    account,
                    payer,
                    payerAccount,
                    payerBank,
                    booking,
                    remark,
                    fileId,
                    lineNo,
                    reversalWaits,
                    managerNo,
                    proposedBy,
                    askedAt,
                    receivedAt,
                    changedAt);
        }

        boolean isSettledByPerson() {
            return decidedBy != null && !decidedBy.equals(Ledger.MATCHER);
        }
    }

    /** Money that came in, as a line tells it. */
    record Arrival(
            long id,
            String identity,
            String account,
            LocalDate bookedOn,
            String serial,
            long amountFen,
            String payer,
            String payerAccount,
            String payerBank,
            String booking,
            String remark,
            long lineNo) {}

    /** Which remittance bears an identity. */
    record Known(long id, String identity, State state, String payer, String payerAccount, String remark) {}

    /** One that is known already stays as it is, and one that was removed stays removed. */
    default void add(long file, Collection<Arrival> arrivals, Instant now) {
        Set<String> gone = gone(arrivals.stream().map(Arrival::identity).toList()).stream()
                .map(Known::identity)
                .collect(Collectors.toSet());
        List<Arrival> news =
                arrivals.stream().filter(it -> !gone.contains(it.identity())).toList();
        if (!news.isEmpty()) {
            addNew(file, news, now);
        }
    }

    @Insert("""
            <script>
            INSERT INTO remittance (id, identity, state, account, booked_on, serial, amount_fen, payer, payer_account, payer_bank, booking,
                                    remark, file_id, line_no, received_at, changed_at)
            VALUES
            <foreach item="a" collection="arrivals" separator=",">
                (#{a.id}, #{a.identity}, 'NEW', #{a.account}, #{a.bookedOn}, #{a.serial}, #{a.amountFen}, #{a.payer}, #{a.payerAccount},
                 #{a.payerBank}, #{a.booking}, #{a.remark}, #{file}, #{a.lineNo}, #{now}, #{now})
            </foreach>
            ON DUPLICATE KEY UPDATE id = remittance.id
            </script>
            """)
    int addNew(@Param("file") long file, @Param("arrivals") Collection<Arrival> arrivals, @Param("now") Instant now);

    /** Those of the identities that are known or were removed; locked, so that what becomes of them waits. */
    default List<Known> known(Collection<String> identities) {
        return Stream.concat(standing(identities).stream(), gone(identities).stream())
                .toList();
    }

    /** What was removed when its time was over stands no more, but is known; nothing was taken back of it. */
    @Select("""
            <script>
            SELECT remittance_id AS id, identity, 'NOBODY' AS state, '' AS payer, '' AS payer_account, '' AS remark
            FROM remittance_gone
            WHERE identity IN <foreach item="i" collection="identities" open="(" separator="," close=")">#{i}</foreach>
            </script>
            """)
    List<Known> gone(@Param("identities") Collection<String> identities);

    /** Index: remittance_once. */
    @Select("""
            <script>
            SELECT id, identity, state, payer, payer_account, remark
            FROM remittance
            WHERE identity IN <foreach item="i" collection="identities" open="(" separator="," close=")">#{i}</foreach>
            FOR UPDATE
            </script>
            """)
    List<Known> standing(@Param("identities") Collection<String> identities);

    @Select(COLUMNS + "WHERE id = #{id}")
    Optional<Kept> find(@Param("id") long id);

    @Select(COLUMNS + "WHERE id = #{id} FOR UPDATE")
    Optional<Kept> lock(@Param("id") long id);

    /** Index: remittance_by_serial. */
    String NAMED = """
            SELECT id
            FROM remittance
            WHERE serial = #{serial}
              AND account = #{account}
              AND amount_fen = #{fen}
              AND state IN ('NEW', 'REVIEW', 'CREDITED', 'NOBODY')
              AND NOT reversal_waits
            ORDER BY id DESC
            LIMIT 1
            """;

    /** Index: remittance_by_amount. */
    String LAST = """
            SELECT id
            FROM remittance
            WHERE state IN ('NEW', 'REVIEW', 'CREDITED', 'NOBODY')
              AND amount_fen = #{fen}
              AND account = #{account}
              AND payer_account = #{payerAccount}
              AND payer = #{payer}
              AND booked_on BETWEEN #{day} - INTERVAL 31 DAY AND #{day}
              AND NOT reversal_waits
            ORDER BY booked_on DESC, id DESC
            LIMIT 1
            """;

    /** What a reversal may take back, by the number that it names. */
    @Select(NAMED)
    Optional<Long> named(@Param("serial") String serial, @Param("account") String account, @Param("fen") long fen);

    /** The same where it names none: the last of the payer's of the same sum. */
    @Select(LAST)
    Optional<Long> last(
            @Param("fen") long fen,
            @Param("account") String account,
            @Param("payerAccount") String payerAccount,
            @Param("payer") String payer,
            @Param("day") LocalDate day);

    /** As {@link #named}, waiting for what is being stored. */
    @Select(NAMED + "FOR UPDATE")
    Optional<Long> lockNamed(@Param("serial") String serial, @Param("account") String account, @Param("fen") long fen);

    /** As {@link #last}, waiting for what is being stored. */
    @Select(LAST + "FOR UPDATE")
    Optional<Long> lockLast(
            @Param("fen") long fen,
            @Param("account") String account,
            @Param("payerAccount") String payerAccount,
            @Param("payer") String payer,
            @Param("day") LocalDate day);

    @Select("""
            <script>
            """ + COLUMNS + """
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY booked_on DESC, id DESC
            </script>
            """)
    List<Kept> all(@Param("ids") Collection<Long> ids);

    /** A step, if nobody took one meanwhile; what was proposed or asked is over. */
    @Update("""
            UPDATE remittance
            SET version = version + 1, state = #{to}, reason = #{reason}, decided_by = #{decidedBy}, reversal_waits = #{reversalWaits},
                proposed_by = NULL, proposal = NULL, changed_at = #{now}
            WHERE id = #{id}
              AND version = #{version}
            """)
    int move(
            @Param("id") long id,
            @Param("version") int version,
            @Param("to") State to,
            @Param("reason") String reason,
            @Param("decidedBy") @Nullable String decidedBy,
            @Param("reversalWaits") boolean reversalWaits,
            @Param("now") Instant now);

    @Insert("""
            INSERT INTO remittance_event (remittance_id, version, at, actor, from_state, to_state, reason)
            VALUES (#{id}, #{version}, #{at}, #{actor}, #{from}, #{to}, #{reason})
            """)
    void tell(
            @Param("id") long id,
            @Param("version") int version,
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("from") @Nullable State from,
            @Param("to") State to,
            @Param("reason") String reason);

    /** The next of a file that were not taken back, behind one. Index: remittance_by_file. */
    @Select(COLUMNS + """
            WHERE file_id = #{file}
              AND (line_no > #{line} OR (line_no = #{line} AND id > #{id}))
              AND state <> 'TAKEN_BACK'
            ORDER BY line_no, id
            LIMIT #{limit}
            FOR UPDATE
            """)
    List<Kept> lockOfFile(
            @Param("file") long file, @Param("line") long line, @Param("id") long id, @Param("limit") int limit);

    /** How many of a file persons credited, but for those that another file tells of too. Index: remittance_by_file. */
    @Select("""
            SELECT COUNT(*)
            FROM remittance r
            WHERE r.file_id = #{file}
              AND r.state = 'CREDITED'
              AND r.decided_by <> 'matcher'
              AND NOT EXISTS (SELECT 1
                              FROM statement_line l
                                       JOIN statement_file f ON f.id = l.file_id
                              WHERE l.remittance_id = r.id
                                AND l.fate = 'DUPLICATE'
                                AND l.identity IS NULL
                                AND l.file_id <> #{file}
                                AND f.state NOT IN ('TAKING_BACK', 'TAKEN_BACK'))
            """)
    int settledByPersons(@Param("file") long file);

    /** Another file's from now on, where that one's line tells of it. */
    @Update("UPDATE remittance SET file_id = #{file}, line_no = #{line} WHERE id = #{id}")
    int rehome(@Param("id") long id, @Param("file") long file, @Param("line") long line);

    /** The first event of each that came in. */
    @Insert("""
            <script>
            INSERT INTO remittance_event (remittance_id, version, at, actor, from_state, to_state, reason)
            VALUES
            <foreach item="id" collection="ids" separator=",">(#{id}, 0, #{at}, 'statement', NULL, 'NEW', 'came-in')</foreach>
            </script>
            """)
    void tellOfArrivals(@Param("ids") Collection<Long> ids, @Param("at") Instant at);

    @Insert("""
            INSERT INTO audit_log (at, actor, action, subject, detail)
            VALUES (#{at}, #{actor}, #{action}, #{subject}, #{detail})
            """)
    void audit(
            @Param("at") Instant at,
            @Param("actor") String actor,
            @Param("action") String action,
            @Param("subject") String subject,
            @Param("detail") @Nullable String detail);

    /** Those that nobody judged yet, the oldest first, but for those of a file that is being taken back. Index: remittance_queue. */
    @Select("""
            SELECT id
            FROM remittance
            WHERE state = 'NEW'
              AND file_id NOT IN (SELECT id FROM statement_file WHERE state = 'TAKING_BACK')
            ORDER BY booked_on, id
            LIMIT #{limit}
            """)
    List<Long> unjudged(@Param("limit") int limit);

    /** One that nobody judged yet and that is not being taken back. */
    @Select(COLUMNS + """
            WHERE id = #{id}
              AND state = 'NEW'
              AND file_id NOT IN (SELECT f.id FROM statement_file f WHERE f.state = 'TAKING_BACK')
            """)
    Optional<Kept> findUnjudged(@Param("id") long id);

    /** Whose it is, or may be. */
    @Update("""
            UPDATE remittance
            SET manager_no = #{manager}, branch_no = #{branch}, best_weight = #{weight}
            WHERE id = #{id}
            """)
    void assign(
            @Param("id") long id,
            @Param("manager") @Nullable String manager,
            @Param("branch") @Nullable String branch,
            @Param("weight") @Nullable Double weight);

    /** A person says whose it is, and a second one is wanted. */
    @Update("""
            UPDATE remittance
            SET version = version + 1, proposed_by = #{by}, proposal = #{proposal}, changed_at = #{now}
            WHERE id = #{id}
              AND version = #{version}
              AND state = 'REVIEW'
            """)
    int propose(
            @Param("id") long id,
            @Param("version") int version,
            @Param("by") String by,
            @Param("proposal") String proposal,
            @Param("now") Instant now);

    @Update("""
            UPDATE remittance
            SET version = version + 1, asked_at = #{now}, changed_at = #{now}
            WHERE id = #{id}
              AND version = #{version}
              AND state = 'REVIEW'
            """)
    int asked(@Param("id") long id, @Param("version") int version, @Param("now") Instant now);

    /** One step of a story. */
    record Told(Instant at, String actor, State toState, String reason) {}

    @Select("""
            SELECT at, actor, to_state, reason
            FROM remittance_event
            WHERE remittance_id = #{id}
            ORDER BY version
            """)
    List<Told> story(@Param("id") long id);

    /** How often a person said of it whose it is, or is not. Index: remittance_event_once. */
    @Select("""
            SELECT COUNT(*)
            FROM remittance_event
            WHERE remittance_id = #{id}
              AND actor NOT IN ('matcher', 'statement')
              AND (from_state, to_state) IN (('CREDITED', 'REVIEW'), ('NOBODY', 'REVIEW'), ('REVIEW', 'CREDITED'),
                                             ('REVIEW', 'NOBODY'), ('CREDITED', 'REVERSED'))
            """)
    int decisionsOfPersons(@Param("id") long id);

    @Select("""
            <script>
            SELECT id
            FROM remittance
            WHERE state = 'REVIEW'
              AND id IN <foreach item="i" collection="ids" open="(" separator="," close=")">#{i}</foreach>
            </script>
            """)
    Set<Long> inReview(@Param("ids") Collection<Long> ids);
}
