package io.duebell.console;

import io.duebell.campaign.Audience;
import io.duebell.campaign.CampaignKind;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns;
import io.duebell.campaign.Campaigns.Answer;
import io.duebell.campaign.Definition;
import io.duebell.campaign.internal.Preparation;
import io.duebell.campaign.internal.Watch;
import io.duebell.notice.TemplateLibrary;
import java.time.LocalDate;

/** What campaigns of tests need beside borrowers. */
final class SampleCampaigns {

    private SampleCampaigns() {}

    /** Every text of campaigns is in force. */
    static void approve(ConsoleApp app) {
        TemplateLibrary library = app.get(TemplateLibrary.class);
        library.versions().stream()
                .filter(version -> version.template().id().startsWith("campaign-"))
                .forEach(version -> library.approve(version.template().hash(), "boss"));
    }

    /** The borrower's one loan, L and their number. */
    static void loan(ConsoleApp app, String borrower, String product) {
        app.jdbc().update("""
                INSERT INTO book_loan (loan_no, borrower_no, product, principal_amount_fen, principal_balance_fen, annual_rate,
                                       penalty_factor, value_date, maturity_date, interest_cycle, repay_account, status)
                VALUES (?, ?, ?, 5000000, 5000000, 4.35, 1.5, '2025-01-01', '2028-01-01', 'QUARTER', '6228', 'ACTIVE')
                """, "L" + borrower, borrower, product);
    }

    /** A general notice, percent of whose recipients are held out. */
    static Definition toEverybody(String name, int heldOut) {
        return new Definition(
                name,
                CampaignKind.GENERAL,
                Audience.EVERYBODY,
                "campaign-general-phone",
                null,
                0,
                false,
                100,
                null,
                heldOut,
                LocalDate.of(2026, 12, 20));
    }

    /** Drafted, its set frozen, and started. */
    static long running(ConsoleApp app, Definition definition) {
        Campaigns campaigns = app.get(Campaigns.class);
        Answer drafted = campaigns.draft(definition, new Campaigns.Author("maker", null, null));
        if (!(drafted instanceof Answer.Done done)) {
            throw new IllegalStateException(drafted.toString());
        }
        campaigns.submit(done.id(), 1, "maker");
        while (app.get(Preparation.class).step()) {
            // span by span
        }
        app.get(Watch.class).start();
        CampaignState state = campaigns.find(done.id()).orElseThrow().state();
        if (state != CampaignState.RUNNING) {
            throw new IllegalStateException("it is " + state);
        }
        return done.id();
    }
}
