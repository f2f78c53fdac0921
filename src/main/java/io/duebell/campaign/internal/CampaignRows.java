package io.duebell.campaign.internal;

import io.duebell.campaign.Audience;
import io.duebell.campaign.Campaign;
import io.duebell.campaign.Definition;
import io.duebell.campaign.internal.CampaignMapper.Kept;
import io.duebell.notice.NoticeProperties;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes campaigns and their questions from rows. */
@Component
public class CampaignRows {

    private final JsonMapper json = JsonMapper.builder().build();
    private final BusinessClock clock;
    private final NoticeProperties notice;

    CampaignRows(BusinessClock clock, NoticeProperties notice) {
        this.clock = clock;
        this.notice = notice;
    }

    public Campaign campaign(Kept row) {
        return new Campaign(
                row.id(),
                row.version(),
                row.state(),
                row.reason(),
                new Definition(
                        row.name(),
                        row.kind(),
                        json.readValue(row.audience(), Audience.class),
                        row.templateId(),
                        row.startAt(),
                        row.spreadMinutes(),
                        row.workingDays(),
                        row.share(),
                        row.budgetParts(),
                        row.heldOut(),
                        row.expiresOn()),
                row.managerNo(),
                row.branchNo(),
                row.createdBy(),
                row.createdAt(),
                row.baseDate(),
                row.submittedBy(),
                row.approvedBy(),
                row.startedAt(),
                row.endedAt());
    }

    String audience(Definition definition) {
        return json.writeValueAsString(definition.audience());
    }

    /** Days count from the day it was submitted, or from today. */
    public Query query(Campaign campaign) {
        LocalDate base = campaign.baseDate();
        return Query.of(
                campaign.kind(),
                campaign.definition().audience(),
                campaign.managerNo(),
                campaign.branchNo(),
                base == null ? clock.today() : base,
                clock.instant(),
                notice.phoneConfirmedWithin());
    }
}
