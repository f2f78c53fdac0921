package io.duebell.campaign.internal;

import io.duebell.campaign.Campaigns.Uploaded;
import io.duebell.campaign.internal.CampaignMapper.NewId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Rows of {@code campaign_list}, and who the numbers on a list are. */
@Mapper
public interface ListMapper {

    /** A number on a list and whose it is. */
    record Known(String number, String borrowerNo) {}

    @Select("""
            <script>
            SELECT b.borrower_no AS number, b.borrower_no
            FROM book_borrower b
            WHERE b.borrower_no IN <foreach item="no" collection="numbers" open="(" separator="," close=")">#{no}</foreach>
              <if test="manager != null">AND b.manager_no = #{manager}</if>
              <if test="branch != null">AND b.branch_no = #{branch}</if>
            UNION ALL
            SELECT l.loan_no AS number, b.borrower_no
            FROM book_loan l
                     JOIN book_borrower b ON b.borrower_no = l.borrower_no
            WHERE l.loan_no IN <foreach item="no" collection="numbers" open="(" separator="," close=")">#{no}</foreach>
              <if test="manager != null">AND b.manager_no = #{manager}</if>
              <if test="branch != null">AND b.branch_no = #{branch}</if>
            </script>
            """)
    List<Known> known(
            @Param("numbers") Collection<String> numbers,
            @Param("manager") @Nullable String managerNo,
            @Param("branch") @Nullable String branchNo);

    @Insert("""
            INSERT INTO campaign_list (name, uploaded_by, uploaded_at, borrowers)
            VALUES (#{name}, #{by}, #{at}, #{borrowers})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.id")
    void add(
            @Param("key") NewId key,
            @Param("name") String name,
            @Param("by") String by,
            @Param("at") Instant at,
            @Param("borrowers") int borrowers);

    @Insert("""
            <script>
            INSERT INTO campaign_list_row (list_id, borrower_no)
            VALUES <foreach item="no" collection="borrowers" separator=",">(#{list}, #{no})</foreach>
            </script>
            """)
    void addRows(@Param("list") long list, @Param("borrowers") Collection<String> borrowers);

    @Select("""
            SELECT id, name, borrowers
            FROM campaign_list
            WHERE id = #{id}
            """)
    Optional<Uploaded> find(@Param("id") long id);

    /** Borrowers of a list who are not a manager's, or not of a branch. */
    @Select("""
            SELECT COUNT(*)
            FROM campaign_list_row r
                     JOIN book_borrower b ON b.borrower_no = r.borrower_no
            WHERE r.list_id = #{id}
              AND ((#{manager} IS NOT NULL AND b.manager_no <> #{manager})
                OR (#{branch} IS NOT NULL AND b.branch_no <> #{branch}))
            """)
    int foreign(
            @Param("id") long id,
            @Param("manager") @Nullable String managerNo,
            @Param("branch") @Nullable String branchNo);
}
