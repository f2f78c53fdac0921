package io.duebell.console.internal;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns;
import io.duebell.campaign.Campaigns.Answer;
import io.duebell.campaign.Campaigns.Author;
import io.duebell.campaign.Campaigns.Choices;
import io.duebell.campaign.Campaigns.Effect;
import io.duebell.campaign.Campaigns.Event;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.Campaigns.ListAnswer;
import io.duebell.campaign.Campaigns.Preview;
import io.duebell.campaign.Campaigns.Progress;
import io.duebell.campaign.Campaigns.Recipient;
import io.duebell.campaign.Campaigns.Uploaded;
import io.duebell.campaign.Definition;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.TemplateLibrary;
import io.duebell.notice.TemplateLibrary.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Campaigns as the console shows and moves them: each user sees those of their own borrowers, and each step is audited. */
@Component
public class CampaignDesk {

    private static final int PAGE = 30;
    private static final int LIST = 100;

    private final Campaigns campaigns;
    private final TemplateLibrary library;
    private final NoticeProperties notice;
    private final AuditLog audit;

    CampaignDesk(Campaigns campaigns, TemplateLibrary library, NoticeProperties notice, AuditLog audit) {
        this.campaigns = campaigns;
        this.library = library;
        this.notice = notice;
        this.audit = audit;
    }

    /** Campaigns from the newest on; {@code next} leads to the ones before. */
    public record Page(List<Campaign> campaigns, @Nullable Long next) {}

    public Page page(ConsoleUser user, @Nullable Long before) {
        Scope scope = user.scope();
        List<Campaign> found = campaigns.latest(scope.managerNo(), scope.branchNo(), before, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Campaign> shown = more ? found.subList(0, PAGE) : found;
        return new Page(shown, more ? shown.get(shown.size() - 1).id() : null);
    }

    public Choices choices(ConsoleUser user) {
        Scope scope = user.scope();
        return campaigns.choices(scope.managerNo(), scope.branchNo());
    }

    /** One that the user may see. */
    public Optional<Campaign> find(ConsoleUser user, long id) {
        Scope scope = user.scope();
        return campaigns.find(id).filter(campaign -> {
            String manager = scope.managerNo();
            String branch = scope.branchNo();
            return (manager == null || manager.equals(campaign.managerNo()))
                    && (branch == null || branch.equals(campaign.branchNo()));
        });
    }

    public Answer draft(ConsoleUser user, Definition definition) {
        return audited(user, "campaign-draft", campaigns.draft(definition, author(user)));
    }

    public Answer change(ConsoleUser user, Campaign campaign, int version, Definition definition) {
        return audited(user, "campaign-change", campaigns.change(campaign.id(), version, definition, user.username()));
    }

    /** A manager's campaign stands with the branch too, so that the branch's supervisor finds it. */
    private Author author(ConsoleUser user) {
        Scope scope = user.scope();
        String branch = scope.managerNo() == null
                ? scope.branchNo()
                : campaigns.choices(scope.managerNo(), null).managers().stream()
                        .map(Campaigns.Choice::within)
                        .findFirst()
                        .orElse(null);
        return new Author(user.username(), scope.managerNo(), branch);
    }

    public ListAnswer addList(ConsoleUser user, String name, byte[] file) {
        ListAnswer answer = campaigns.addList(name, file, author(user));
        if (answer instanceof ListAnswer.Taken taken) {
            audit.write(user.username(), "campaign-list", Long.toString(taken.id()), taken.borrowers() + " borrowers");
        }
        return answer;
    }

    public Optional<Uploaded> list(@Nullable Long id) {
        return id == null ? Optional.empty() : campaigns.findList(id);
    }

    /** What can be done with a campaign. */
    public enum Step {
        SUBMIT,
        APPROVE,
        PAUSE,
        RESUME,
        CANCEL
    }

    public Answer take(ConsoleUser user, Campaign campaign, int version, Step step, String reason) {
        long id = campaign.id();
        String who = user.username();
        Answer answer = switch (step) {
            case SUBMIT -> campaigns.submit(id, version, who);
            case APPROVE -> campaigns.approve(id, version, who);
            case PAUSE -> campaigns.pause(id, version, who, reason);
            case RESUME -> campaigns.resume(id, version, who);
            case CANCEL -> campaigns.cancel(id, version, who, reason);
        };
        return audited(user, "campaign-" + step.name().toLowerCase(java.util.Locale.ROOT), answer);
    }

    private Answer audited(ConsoleUser user, String action, Answer answer) {
        if (answer instanceof Answer.Done done) {
            audit.write(user.username(), action, "C" + done.id(), null);
        }
        return answer;
    }

    /** How a text reads with values of our own making, in each language it is approved in. */
    public List<Version> texts(String template) {
        return library.versions().stream()
                .filter(version -> version.state() == TemplateLibrary.State.IN_FORCE)
                .filter(version -> version.template().id().equals(template))
                .toList();
    }

    public void preview(ConsoleUser user, Campaign campaign) {
        campaigns.preview(campaign.id(), user.username());
    }

    /**
     * All that the page of a campaign shows.
     *
     * @param preview of the version that stands, or null
     * @param overlaps other campaigns of these days that speak to some of the same borrowers
     * @param price of a thousand parts in fen; 0: not known
     * @param licensed parts a second; 0: no link reports
     */
    public record View(
            Campaign campaign,
            @Nullable Preview preview,
            Map<Campaign, Integer> overlaps,
            Progress progress,
            @Nullable Effect effect,
            List<Event> events,
            @Nullable Uploaded list,
            int price,
            double licensed,
            int approveAbove) {

        /** Whether the page looks again by itself. */
        public boolean isMoving() {
            Preview counted = preview;
            return campaign.state() == CampaignState.PREPARING
                    || campaign.state() == CampaignState.SCHEDULED
                    || campaign.state() == CampaignState.RUNNING
                    || (counted != null && counted.state() == Preview.State.RUNNING);
        }

        public boolean hasBegun() {
            return campaign.state() != CampaignState.DRAFT && campaign.state() != CampaignState.PREPARING;
        }

        /** What parts cost, in fen. */
        public long cost(long parts) {
            return (parts * price + 999) / 1000;
        }

        /** How long so many parts take at the campaign's share of the licensed rate; null: no link reports. */
        public @Nullable Duration takes(long parts) {
            double rate = licensed * campaign.definition().share() / 100;
            if (rate <= 0) {
                return null;
            }
            long seconds = (long) Math.ceil(parts / rate);
            return Duration.ofSeconds(Math.max(seconds, campaign.definition().spreadMinutes() * 60L));
        }
    }

    public View view(ConsoleUser user, Campaign campaign) {
        Choices choices = choices(user);
        Preview preview = campaigns
                .findPreview(campaign.id())
                .filter(each -> campaign.state() == CampaignState.DRAFT && each.version() == campaign.version())
                .orElse(null);
        boolean open = campaign.state() == CampaignState.DRAFT || campaign.state() == CampaignState.AWAITING;
        return new View(
                campaign,
                preview,
                open ? campaigns.overlaps(campaign.id()) : Map.of(),
                campaigns.progress(campaign.id()),
                campaigns.effect(campaign.id()).orElse(null),
                campaigns.events(campaign.id()),
                list(campaign.definition().audience().list()).orElse(null),
                notice.priceOfThousandParts(),
                choices.licensed(),
                choices.approveAbove());
    }

    /** Recipients of one fate from a number on; {@code next} leads on. */
    public record Recipients(
            List<Recipient> recipients, @Nullable String next) {}

    public Recipients recipients(Campaign campaign, Fate fate, @Nullable String reason, String after) {
        List<Recipient> found = campaigns.recipients(campaign.id(), fate, reason, after, LIST + 1);
        boolean more = found.size() > LIST;
        List<Recipient> shown = more ? found.subList(0, LIST) : found;
        return new Recipients(shown, more ? shown.get(shown.size() - 1).borrowerNo() : null);
    }

    /** All recipients, for a spreadsheet. */
    public List<Recipient> all(ConsoleUser user, Campaign campaign, Fate fate, String after, int limit) {
        if (after.isEmpty()) {
            audit.write(user.username(), "campaign-export", "C" + campaign.id(), fate.name());
        }
        return campaigns.recipients(campaign.id(), fate, null, after, limit);
    }
}
