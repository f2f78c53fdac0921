package io.duebell.campaign.internal;

import io.duebell.campaign.Audience;
import io.duebell.campaign.Campaigns.Answer;
import io.duebell.campaign.Definition;
import io.duebell.notice.CampaignTexts;
import io.duebell.notice.TemplateLibrary;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what is wrong with a campaign before anybody is told anything. */
@Component
class Definitions {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SPREAD = 14 * 24 * 60;
    private static final int MOST_HELD_OUT = 50;
    private static final int LONGEST_DAYS = 60;

    private final TemplateLibrary templates;
    private final Lists lists;
    private final BusinessClock clock;

    Definitions(TemplateLibrary templates, Lists lists, BusinessClock clock) {
        this.templates = templates;
        this.lists = lists;
        this.clock = clock;
    }

    /** The first thing that is wrong; for a list, that its borrowers are the author's to tell was seen when it was taken in. */
    Optional<Answer.Refused> problem(Definition definition, @Nullable String managerNo, @Nullable String branchNo) {
        if (definition.name().isBlank() || definition.name().length() > LONGEST_NAME) {
            return refused("name", Integer.toString(LONGEST_NAME));
        }
        if (!CampaignTexts.isOf(definition.template(), definition.kind().textName())) {
            return refused("template-kind", definition.template());
        }
        if (!texts().contains(definition.template())) {
            return refused("template-unapproved", definition.template());
        }
        if (definition.share() < 1 || definition.share() > 100) {
            return refused("share", Integer.toString(definition.share()));
        }
        if (definition.heldOut() < 0 || definition.heldOut() > MOST_HELD_OUT) {
            return refused("held-out", Integer.toString(MOST_HELD_OUT));
        }
        if (definition.spreadMinutes() < 0 || definition.spreadMinutes() > LONGEST_SPREAD) {
            return refused("spread", Integer.toString(LONGEST_SPREAD / 60));
        }
        Integer budget = definition.budgetParts();
        if (budget != null && budget < 1) {
            return refused("budget", Integer.toString(budget));
        }
        return days(definition).or(() -> audience(definition.audience(), managerNo, branchNo));
    }

    /** The ids of all texts of campaigns that are in force, in any language. */
    List<String> texts() {
        return templates.inForce().stream()
                .filter(id -> !CampaignTexts.stagesOf(id).isEmpty())
                .toList();
    }

    private Optional<Answer.Refused> days(Definition definition) {
        LocalDate today = clock.today();
        LocalDate expires = definition.expiresOn();
        if (expires.isBefore(today)) {
            return refused("expired", expires.toString());
        }
        if (ChronoUnit.DAYS.between(today, expires) > LONGEST_DAYS) {
            return refused("expires-late", Integer.toString(LONGEST_DAYS));
        }
        Instant start = definition.startAt();
        return start != null && LocalDate.ofInstant(start, BusinessClock.ZONE).isAfter(expires)
                ? refused("starts-late", expires.toString())
                : Optional.empty();
    }

    private Optional<Answer.Refused> audience(
            Audience audience, @Nullable String managerNo, @Nullable String branchNo) {
        if (isReversed(audience.dueFrom(), audience.dueTo())
                || isReversed(audience.overdueFrom(), audience.overdueTo())) {
            return refused("days", "");
        }
        Long least = audience.leastFen();
        Long most = audience.mostFen();
        if ((least != null && least < 0)
                || (most != null && most < 0)
                || (least != null && most != null && least > most)) {
            return refused("amounts", "");
        }
        Long list = audience.list();
        return list != null && !lists.isReadable(list, managerNo, branchNo) ? refused("list", "") : Optional.empty();
    }

    private static boolean isReversed(@Nullable Integer from, @Nullable Integer to) {
        return (from != null && from < 0) || (to != null && to < 0) || (from != null && to != null && from > to);
    }

    private static Optional<Answer.Refused> refused(String code, String detail) {
        return Optional.of(new Answer.Refused(code, Objects.requireNonNull(detail)));
    }
}
