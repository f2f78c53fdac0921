package io.duebell.remittance.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Rows of {@code reversal_waiting}. */
@Mapper
public interface ReversalMapper {

    /** A reversal that came before what it takes back; {@code serial} is that line's, empty where it names none. */
    record Waiting(
            long fileId,
            int place,
            String identity,
            String account,
            long amountFen,
            String serial,
            String payer,
            String payerAccount,
            LocalDate bookedOn) {}

    @Insert("""
            INSERT INTO reversal_waiting (file_id, place, identity, account, amount_fen, serial, payer, payer_account, booked_on)
            VALUES (#{fileId}, #{place}, #{identity}, #{account}, #{amountFen}, #{serial}, #{payer}, #{payerAccount}, #{bookedOn})
            """)
    void add(Waiting waiting);

    /** Of the amounts; locked, so that one being stored elsewhere is waited for. Index: reversal_waiting_for. */
    @Select("""
            <script>
            SELECT file_id, place, identity, account, amount_fen, serial, payer, payer_account, booked_on
            FROM reversal_waiting
            WHERE amount_fen IN <foreach item="fen" collection="amounts" open="(" separator="," close=")">#{fen}</foreach>
            ORDER BY file_id, place
            FOR UPDATE
            </script>
            """)
    List<Waiting> lockOf(@Param("amounts") Collection<Long> amounts);

    @Delete("DELETE FROM reversal_waiting WHERE file_id = #{file} AND place = #{place}")
    int end(@Param("file") long file, @Param("place") int place);

    /** Those of a file that counts no more. */
    @Delete("DELETE FROM reversal_waiting WHERE file_id = #{file}")
    int forget(@Param("file") long file);
}
