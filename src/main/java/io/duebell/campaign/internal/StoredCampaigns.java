package io.duebell.campaign.internal;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns;
import io.duebell.campaign.Definition;
import io.duebell.campaign.internal.CampaignMapper.NewId;
import io.duebell.campaign.internal.RecipientMapper.Count;
import io.duebell.campaign.internal.RecipientMapper.Shared;
import io.duebell.dispatch.Capacity;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The room's API over what is kept of campaigns. */
@Component
class StoredCampaigns implements Campaigns {

    private static final Duration LATELY = Duration.ofDays(2);

    private final CampaignMapper campaigns;
    private final RecipientMapper recipients;
    private final AudienceMapper audience;
    private final Definitions definitions;
    private final Lifecycle lifecycle;
    private final CampaignRows rows;
    private final StoredPreviews previews;
    private final Effects effects;
    private final Feeding feeding;
    private final Lists lists;
    private final Capacity capacity;
    private final CampaignSettings settings;
    private final BusinessClock clock;

    // The room's one door: each call goes on to whoever does it.
    StoredCampaigns(
            CampaignMapper campaigns,
            RecipientMapper recipients,
            AudienceMapper audience,
            Definitions definitions,
            Lifecycle lifecycle,
            CampaignRows rows,
            StoredPreviews previews,
            Effects effects,
            Feeding feeding,
            Lists lists,
            Capacity capacity,
            CampaignSettings settings,
            BusinessClock clock) {
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.audience = audience;
        this.definitions = definitions;
        this.lifecycle = lifecycle;
        this.rows = rows;
        this.previews = previews;
        this.effects = effects;
        this.feeding = feeding;
        this.lists = lists;
        this.capacity = capacity;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Answer draft(Definition definition, Author author) {
        Optional<Answer.Refused> problem = definitions.problem(definition, author.managerNo(), author.branchNo());
        if (problem.isPresent()) {
            return problem.get();
        }
        NewId key = new NewId();
        campaigns.add(
                key,
                definition,
                rows.audience(definition),
                author.managerNo(),
                author.branchNo(),
                author.name(),
                clock.instant());
        campaigns.tell(key.getId(), author.name(), clock.instant());
        return new Answer.Done(key.getId());
    }

    @Override
    @Transactional
    public Answer change(long id, int version, Definition definition, String actor) {
        Optional<Campaign> campaign = find(id);
        if (campaign.isEmpty()) {
            return new Answer.Refused("gone", "");
        }
        Optional<Answer.Refused> problem = definitions.problem(
                definition, campaign.get().managerNo(), campaign.get().branchNo());
        if (problem.isPresent()) {
            return problem.get();
        }
        if (campaigns.change(id, version, definition, rows.audience(definition)) == 0) {
            return campaign.get().state() == CampaignState.DRAFT
                    ? new Answer.Refused("changed-meanwhile", "")
                    : new Answer.Refused("not-now", campaign.get().state().name());
        }
        campaigns.tell(id, actor, clock.instant());
        return new Answer.Done(id);
    }

    @Override
    public Answer submit(long id, int version, String actor) {
        Optional<Campaign> campaign = find(id);
        if (campaign.isEmpty()) {
            return new Answer.Refused("gone", "");
        }
        Optional<Answer.Refused> problem = definitions.problem(
                campaign.get().definition(),
                campaign.get().managerNo(),
                campaign.get().branchNo());
        return problem.isPresent() ? problem.get() : lifecycle.submit(id, version, actor);
    }

    @Override
    public Answer approve(long id, int version, String actor) {
        return lifecycle.approve(id, version, actor);
    }

    @Override
    public Answer pause(long id, int version, String actor, String reason) {
        return lifecycle.move(id, version, CampaignState.PAUSED, actor, reason);
    }

    @Override
    public Answer resume(long id, int version, String actor) {
        return lifecycle.resume(id, version, actor);
    }

    @Override
    public Answer cancel(long id, int version, String actor, String reason) {
        return lifecycle.cancel(id, version, actor, reason);
    }

    @Override
    public Optional<Campaign> find(long id) {
        return campaigns.find(id).map(rows::campaign);
    }

    @Override
    public List<Campaign> latest(
            @Nullable String managerNo, @Nullable String branchNo, @Nullable Long before, int limit) {
        return campaigns.latest(managerNo, branchNo, before, limit).stream()
                .map(rows::campaign)
                .toList();
    }

    @Override
    public List<Event> events(long id) {
        return campaigns.events(id);
    }

    @Override
    public Progress progress(long id) {
        List<Reason> reasons = recipients.reasons(id);
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        reasons.forEach(reason -> fates.merge(reason.fate(), reason.recipients(), Integer::sum));
        Map<String, Integer> notices = new LinkedHashMap<>();
        recipients.states(id).forEach(state -> notices.put(state.code(), state.notices()));
        int all = fates.values().stream().mapToInt(Integer::intValue).sum();
        int parts = campaigns.find(id).map(CampaignMapper.Kept::partsTold).orElse(0);
        return new Progress(
                all,
                fates,
                notices,
                reasons.stream().filter(reason -> !reason.code().isEmpty()).toList(),
                recipients.failures(id).stream().map(StoredCampaigns::failure).toList(),
                parts,
                find(id).map(campaign -> endsAt(campaign, fates, parts)).orElse(null),
                feeding.waitsForLinks());
    }

    private static Reason failure(Count count) {
        return new Reason(Fate.TOLD, count.code(), count.notices());
    }

    /** When those who wait will have been told at the licensed rate; null while it does not run, or no link reports. */
    private @Nullable Instant endsAt(Campaign campaign, Map<Fate, Integer> fates, int parts) {
        int waiting = fates.getOrDefault(Fate.WAITING, 0);
        int told = fates.getOrDefault(Fate.TOLD, 0);
        double licensed = capacity.licensedParts();
        if (campaign.state() != CampaignState.RUNNING || waiting == 0 || licensed <= 0) {
            return null;
        }
        double each = told == 0 ? 1 : Math.max(1, (double) parts / told);
        double byRate = waiting * each / (licensed * campaign.definition().share() / 100);
        double bySpread = campaign.definition().spreadMinutes() * 60.0 * waiting / (waiting + told);
        return clock.instant().plusSeconds((long) Math.ceil(Math.max(byRate, bySpread)));
    }

    @Override
    public List<Recipient> recipients(long id, Fate fate, @Nullable String reason, String after, int limit) {
        return recipients.list(id, fate, reason, after, limit);
    }

    @Override
    public long preview(long id, String actor) {
        return previews.ask(
                find(id).orElseThrow(() -> new IllegalArgumentException("there is no campaign " + id)), actor);
    }

    @Override
    public Optional<Preview> findPreview(long campaign) {
        return previews.latest(campaign);
    }

    @Override
    public Map<Campaign, Integer> overlaps(long id) {
        Map<Campaign, Integer> overlaps = new LinkedHashMap<>();
        Optional<Campaign> campaign = find(id);
        if (campaign.isEmpty()) {
            return overlaps;
        }
        Map<Long, Campaign> others = new LinkedHashMap<>();
        campaigns
                .othersSince(id, clock.instant().minus(LATELY))
                .forEach(row -> others.put(row.id(), rows.campaign(row)));
        if (!others.isEmpty()) {
            List<Shared> shared = campaign.get().baseDate() == null
                    ? audience.shared(rows.query(campaign.get()), others.keySet())
                    : recipients.shared(id, others.keySet());
            shared.forEach(each -> {
                Campaign other = others.get(each.campaign());
                if (other != null) {
                    overlaps.put(other, each.borrowers());
                }
            });
        }
        return overlaps;
    }

    @Override
    public Optional<Effect> effect(long id) {
        return find(id).flatMap(effects::find);
    }

    @Override
    public Choices choices(@Nullable String managerNo, @Nullable String branchNo) {
        return new Choices(
                audience.villages(managerNo, branchNo),
                audience.managers(managerNo, branchNo),
                audience.products(),
                definitions.texts(),
                capacity.licensedParts(),
                settings.approveAbove());
    }

    @Override
    public ListAnswer addList(String name, byte[] file, Author author) {
        return lists.add(name, file, author);
    }

    @Override
    public Optional<Uploaded> findList(long id) {
        return lists.find(id);
    }
}
