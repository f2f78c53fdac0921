package io.duebell.console.web;

import io.duebell.campaign.Campaign;
import io.duebell.campaign.Campaigns.Arm;
import io.duebell.campaign.Campaigns.Effect;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.Campaigns.Recipient;
import io.duebell.campaign.Campaigns.Span;
import io.duebell.console.internal.CampaignDesk;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.shared.TextFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a campaign brought, as a spreadsheet: money in one sheet, each recipient in another; written row by row. */
@Component
class CampaignSheet {

    private static final int WINDOW = 200;
    private static final int AT_ONCE = 1000;
    private static final double FEN = 100;

    private final CampaignDesk desk;
    private final MessageSource messages;
    private final Show show;

    CampaignSheet(CampaignDesk desk, MessageSource messages, Show show) {
        this.desk = desk;
        this.messages = messages;
        this.show = show;
    }

    void write(ConsoleUser user, Campaign campaign, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW)) {
            Lines money = new Lines(workbook.createSheet(said("campaign.effect")));
            Effect effect = desk.view(user, campaign).effect();
            money.row(
                    said("campaign.days"),
                    said("campaign.arm"),
                    said("campaign.borrowers"),
                    said("campaign.payers"),
                    said("campaign.loans"),
                    said("campaign.principal"),
                    said("campaign.interest"),
                    said("campaign.penalty"));
            for (Span span : effect == null ? List.<Span>of() : effect.spans()) {
                money.row(span.days(), said("campaign.told-arm"), span.told());
                money.row(span.days(), said("campaign.held-out-arm"), span.heldOut());
            }
            Lines each = new Lines(workbook.createSheet(said("campaign.recipients")));
            each.row(
                    said("campaign.borrower"),
                    said("campaign.fate"),
                    said("campaign.reason"),
                    said("campaign.notice-state"),
                    said("campaign.notice"));
            for (Fate fate : Fate.values()) {
                recipients(user, campaign, fate, each);
            }
            workbook.write(out);
        }
    }

    private void recipients(ConsoleUser user, Campaign campaign, Fate fate, Lines lines) {
        String after = "";
        List<Recipient> some = desk.all(user, campaign, fate, after, AT_ONCE);
        while (!some.isEmpty()) {
            for (Recipient recipient : some) {
                Long notice = recipient.noticeId();
                lines.row(
                        recipient.borrowerNo(),
                        said("campaign.fate." + fate),
                        show.campaignReason(recipient.reason()),
                        recipient.noticeState() == null ? "" : said("state." + recipient.noticeState()),
                        notice == null ? "" : show.id(notice));
            }
            after = some.get(some.size() - 1).borrowerNo();
            some = some.size() < AT_ONCE ? List.of() : desk.all(user, campaign, fate, after, AT_ONCE);
        }
    }

    private String said(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    /** Rows below each other; texts are never formulas. */
    private static final class Lines {

        private final Sheet sheet;
        private int next;

        Lines(Sheet sheet) {
            this.sheet = sheet;
        }

        void row(@Nullable String... cells) {
            Row row = sheet.createRow(next++);
            for (int i = 0; i < cells.length; i++) {
                String cell = cells[i];
                row.createCell(i).setCellValue(cell == null ? "" : TextFiles.harmless(cell));
            }
        }

        void row(int days, String name, Arm arm) {
            Row row = sheet.createRow(next++);
            row.createCell(0).setCellValue(days);
            row.createCell(1).setCellValue(TextFiles.harmless(name));
            row.createCell(2).setCellValue(arm.borrowers());
            row.createCell(3).setCellValue(arm.payers());
            row.createCell(4).setCellValue(arm.loans());
            row.createCell(5).setCellValue(arm.principalFen() / FEN);
            row.createCell(6).setCellValue(arm.interestFen() / FEN);
            row.createCell(7).setCellValue(arm.penaltyFen() / FEN);
        }
    }
}
