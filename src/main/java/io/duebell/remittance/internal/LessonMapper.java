package io.duebell.remittance.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code payer_lesson} and {@code payer_alias}. */
@Mapper
public interface LessonMapper {

    /** What was learnt is forgotten and stays beside. */
    String UNLEARN = "SET unlearnt_at = #{at}, unlearnt_by = #{by} ";

    /** For whom an account paid, and how much. */
    record Paid(String borrowerNo, long amountFen) {}

    /** Index: payer_lesson_by_account. */
    @Select("""
            SELECT DISTINCT borrower_no, amount_fen
            FROM payer_lesson
            WHERE payer_account = #{account}
              AND unlearnt_at IS NULL
            ORDER BY borrower_no
            """)
    List<Paid> paidFrom(@Param("account") String account);

    /** Index: payer_alias_by_name. */
    @Select("""
            SELECT borrower_no
            FROM payer_alias
            WHERE alias = #{alias}
              AND unlearnt_at IS NULL
            """)
    Set<String> knownAs(@Param("alias") String alias);

    /** Once a remittance and borrower; one that was forgotten is learnt anew. */
    @Insert("""
            INSERT INTO payer_lesson (payer_account, borrower_no, amount_fen, remittance_id, learnt_at, learnt_by)
            VALUES (#{account}, #{borrower}, #{fen}, #{remittance}, #{at}, #{by})
            ON DUPLICATE KEY UPDATE amount_fen = VALUES(amount_fen), learnt_at = VALUES(learnt_at), learnt_by = VALUES(learnt_by),
                                    unlearnt_at = NULL, unlearnt_by = NULL
            """)
    void learn(
            @Param("account") String account,
            @Param("borrower") String borrower,
            @Param("fen") long fen,
            @Param("remittance") long remittance,
            @Param("at") Instant at,
            @Param("by") String by);

    @Insert("""
            INSERT INTO payer_alias (alias, borrower_no, remittance_id, learnt_at, learnt_by)
            VALUES (#{alias}, #{borrower}, #{remittance}, #{at}, #{by})
            ON DUPLICATE KEY UPDATE alias = VALUES(alias), learnt_at = VALUES(learnt_at), learnt_by = VALUES(learnt_by),
                                    unlearnt_at = NULL, unlearnt_by = NULL
            """)
    void learnAlias(
            @Param("alias") String alias,
            @Param("borrower") String borrower,
            @Param("remittance") long remittance,
            @Param("at") Instant at,
            @Param("by") String by);

    /** What a remittance taught is forgotten. */
    @Update("UPDATE payer_lesson " + UNLEARN + "WHERE remittance_id = #{remittance} AND unlearnt_at IS NULL")
    int unlearn(@Param("remittance") long remittance, @Param("at") Instant at, @Param("by") String by);

    @Update("UPDATE payer_alias " + UNLEARN + "WHERE remittance_id = #{remittance} AND unlearnt_at IS NULL")
    int unlearnAlias(@Param("remittance") long remittance, @Param("at") Instant at, @Param("by") String by);

    /** A lesson as a page shows it; its number tells by its last bit whether it is an alias. */
    record Kept(
            long id,
            boolean alias,
            String payer,
            String borrowerNo,
            String borrowerName,
            Instant learntAt,
            String learntBy) {}

    @Select("""
            SELECT l.id, l.alias, l.payer, l.borrower_no, COALESCE(b.name, '') AS borrower_name, l.learnt_at, l.learnt_by
            FROM (SELECT id * 2 AS id, FALSE AS alias, payer_account AS payer, borrower_no, learnt_at, learnt_by
                  FROM payer_lesson
                  WHERE unlearnt_at IS NULL
                  UNION ALL
                  SELECT id * 2 + 1, TRUE, alias, borrower_no, learnt_at, learnt_by
                  FROM payer_alias
                  WHERE unlearnt_at IS NULL) l
                     LEFT JOIN book_borrower b ON b.borrower_no = l.borrower_no
            WHERE (#{before} IS NULL OR l.id < #{before})
              AND (#{manager} IS NULL OR b.manager_no = #{manager})
              AND (#{branch} IS NULL OR b.branch_no = #{branch})
            ORDER BY l.id DESC
            LIMIT #{limit}
            """)
    List<Kept> latest(
            @Param("manager") @Nullable String manager,
            @Param("branch") @Nullable String branch,
            @Param("before") @Nullable Long before,
            @Param("limit") int limit);

    /** Whom one that is not forgotten speaks of. */
    @Select("SELECT borrower_no FROM payer_lesson WHERE id = #{id} AND unlearnt_at IS NULL")
    Optional<String> whose(@Param("id") long id);

    @Select("SELECT borrower_no FROM payer_alias WHERE id = #{id} AND unlearnt_at IS NULL")
    Optional<String> whoseAlias(@Param("id") long id);

    @Update("UPDATE payer_lesson " + UNLEARN + "WHERE id = #{id} AND unlearnt_at IS NULL")
    int forget(@Param("id") long id, @Param("at") Instant at, @Param("by") String by);

    @Update("UPDATE payer_alias " + UNLEARN + "WHERE id = #{id} AND unlearnt_at IS NULL")
    int forgetAlias(@Param("id") long id, @Param("at") Instant at, @Param("by") String by);
}
