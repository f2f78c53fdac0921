package io.duebell.campaign.internal;

import io.duebell.campaign.Campaigns.Preview.State;
import io.duebell.campaign.internal.CampaignMapper.NewId;
import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Rows of {@code campaign_preview}. */
@Mapper
public interface CampaignPreviewMapper {

    @Insert("""
            INSERT INTO campaign_preview (campaign_id, version, state, asked_by, asked_at)
            VALUES (#{campaign}, #{version}, 'RUNNING', #{by}, #{at})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "key.id")
    void add(
            @Param("key") NewId key,
            @Param("campaign") long campaign,
            @Param("version") int version,
            @Param("by") String by,
            @Param("at") Instant at);

    @Update("""
            UPDATE campaign_preview
            SET state = #{state}, message = #{message}, figures = #{figures}
            WHERE id = #{id}
            """)
    void write(
            @Param("id") long id,
            @Param("state") State state,
            @Param("message") @Nullable String message,
            @Param("figures") @Nullable String figures);

    /** One row. */
    record Kept(
            long id,
            long campaignId,
            int version,
            State state,
            String askedBy,
            Instant askedAt,
            @Nullable String message,
            @Nullable String figures) {}

    @Select("""
            SELECT id, campaign_id, version, state, asked_by, asked_at, message, figures
            FROM campaign_preview
            WHERE campaign_id = #{campaign}
            ORDER BY id DESC
            LIMIT 1
            """)
    Optional<Kept> latest(@Param("campaign") long campaign);

    @Select("""
            SELECT id, campaign_id, version, state, asked_by, asked_at, message, figures
            FROM campaign_preview
            WHERE id = #{id}
            """)
    Optional<Kept> find(@Param("id") long id);
}
