package io.duebell.campaign.internal;

import io.duebell.campaign.Campaigns.Choice;
import io.duebell.campaign.internal.RecipientMapper.Shared;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/**
 * Asks the snapshot who belongs to an audience; its statements stand in {@code AudienceMapper.xml}. A span of borrower numbers
 * goes from behind {@code after} up to {@code upTo}; without an end it is null.
 */
@Mapper
public interface AudienceMapper {

    /** How many they are, and what they owe of what is spoken of. */
    Sum count(@Param("q") Query query);

    /** Borrowers and fen. */
    record Sum(int borrowers, long openFen) {}

    /** All of them, in no order. */
    List<String> numbers(@Param("q") Query query);

    /**
     * Freezes those of a span, one row each; {@code heldOut} percent of them, chosen by a hash over {@code seed} and the number,
     * are told nothing.
     */
    int freeze(
            @Param("q") Query query,
            @Param("campaign") long campaign,
            @Param("seed") String seed,
            @Param("heldOut") int heldOut,
            @Param("now") Instant now);

    /** The borrower number that ends the next span of so many borrowers of the book; null: there is none behind. */
    @Nullable
    String spanEnd(@Param("after") String after, @Param("skip") int skip);

    /** How many of them other campaigns tell. */
    List<Shared> shared(@Param("q") Query query, @Param("others") Collection<Long> others);

    long snapshotId();

    /** What there is to choose from. */
    List<Choice> villages(@Param("manager") @Nullable String managerNo, @Param("branch") @Nullable String branchNo);

    List<Choice> managers(@Param("manager") @Nullable String managerNo, @Param("branch") @Nullable String branchNo);

    List<String> products();
}
