package io.duebell.console.web;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import io.duebell.evidence.EvidencePack;
import io.duebell.evidence.EvidencePack.Event;
import io.duebell.evidence.EvidencePack.Notice;
import io.duebell.evidence.EvidencePack.Payment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Evidence to print, in the reader's language. The font is one that every reader of PDF brings along for Chinese. */
@Component
class EvidencePdf {

    private static final float MARGIN = 42;
    private static final float SMALL = 8;
    private static final float NORMAL = 9.5f;
    private static final float LARGE = 13;

    private final MessageSource messages;
    private final Show show;

    EvidencePdf(MessageSource messages, Show show) {
        this.messages = messages;
        this.show = show;
    }

    byte[] of(EvidencePack pack, Locale locale) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, out);
            Sheet sheet = new Sheet(document, locale, chinese());
            document.open();
            document.addTitle("Duebell " + pack.borrowerNo());
            sheet.write(pack);
        }
        return out.toByteArray();
    }

    private static BaseFont chinese() {
        try {
            return BaseFont.createFont("STSong-Light", "UniGB-UCS2-H", BaseFont.NOT_EMBEDDED);
        } catch (IOException e) {
            throw new UncheckedIOException("the library brings this font's measures along", e);
        }
    }

    /** One document in the making. */
    private final class Sheet {

        private final Document document;
        private final Locale locale;
        private final Font small;
        private final Font normal;
        private final Font large;

        Sheet(Document document, Locale locale, BaseFont font) {
            this.document = document;
            this.locale = locale;
            this.small = new Font(font, SMALL);
            this.normal = new Font(font, NORMAL);
            this.large = new Font(font, LARGE);
        }

        void write(EvidencePack pack) throws DocumentException {
            add(say("evidence.pdf.title", pack.borrowerNo()), large);
            add(say("evidence.pdf.made", show.second(pack.madeAt()), pack.madeBy()), small);
            add(say(pack.isIntact() ? "evidence.pdf.intact" : "evidence.pdf.altered"), normal);
            for (Notice notice : pack.notices()) {
                write(notice);
            }
            add(say("evidence.pdf.replies"), large);
            pack.replies().forEach(reply -> add(show.second(reply.receivedAt()) + "  " + reply.text(), normal));
            none(pack.replies());
            add(say("evidence.pdf.holds"), large);
            pack.holds()
                    .forEach(hold -> add(
                            say("hold." + hold.kind()) + "  "
                                    + say("hold.placed", show.minute(hold.placedAt()), hold.placedBy(), hold.evidence())
                                    + (hold.liftedAt() == null
                                            ? ""
                                            : "  "
                                                    + say(
                                                            "hold.lifted-by",
                                                            show.minute(hold.liftedAt()),
                                                            hold.liftedBy(),
                                                            hold.liftReason())),
                            normal));
            none(pack.holds());
            add(say("evidence.pdf.remittances"), large);
            pack.remittances()
                    .forEach(step -> add(
                            show.minute(step.at()) + "  " + say("inbox.remittance." + step.what()) + "  "
                                    + say(
                                            "inbox.remittance",
                                            step.bookedOn().toString(),
                                            show.money(step.amountFen()),
                                            step.loanNo() == null ? "—" : step.loanNo())
                                    + "  " + step.actor() + "  " + step.reason(),
                            normal));
            none(pack.remittances());
            add(say("evidence.pdf.payments"), large);
            List<Payment> payments = pack.payments();
            if (payments == null) {
                add(say("evidence.pdf.no-book"), normal);
            } else {
                payments.forEach(payment -> add(
                        payment.postedOn() + "  " + payment.loanNo() + "  " + payment.dueDate() + "  "
                                + show.money(payment.principalFen() + payment.interestFen() + payment.penaltyFen())
                                + (payment.reversed() ? "  " + say("evidence.pdf.reversed") : ""),
                        normal));
                none(payments);
            }
        }

        private void none(List<?> list) {
            if (list.isEmpty()) {
                add("—", normal);
            }
        }

        private void write(Notice notice) throws DocumentException {
            add(
                    say("kind." + notice.kind()) + " · " + show.stage(notice.stage()) + " · " + notice.businessDate()
                            + " · " + say("state." + notice.state()),
                    large);
            add(
                    say(
                            "evidence.pdf.to",
                            notice.id(),
                            notice.borrowerName(),
                            notice.number() == null ? "—" : notice.number(),
                            show.money(notice.amountFen())),
                    normal);
            add(notice.text() == null ? "—" : notice.text(), normal);
            add(
                    say(
                            "evidence.pdf.template",
                            notice.template(),
                            notice.templateVersion() == null ? "—" : notice.templateVersion(),
                            notice.parts()),
                    small);
            PdfPTable steps = new PdfPTable(new float[] {2.4f, 1.6f, 2, 4, 3.4f});
            steps.setWidthPercentage(100);
            steps.setHeaderRows(1);
            for (String head : List.of("at", "state", "actor", "reason", "rule")) {
                cell(steps, say("evidence.pdf." + head));
            }
            for (Event event : notice.events()) {
                cell(steps, show.second(event.at()));
                cell(steps, say("state." + event.to()));
                cell(steps, event.actor());
                cell(steps, show.reason(event.reason()));
                cell(steps, rule(event));
            }
            document.add(steps);
            notice.receipts()
                    .forEach(receipt -> add(
                            show.second(receipt.receivedAt()) + "  " + receipt.link() + "  " + receipt.messageId()
                                    + "  " + receipt.state() + (receipt.code() == null ? "" : "  " + receipt.code()),
                            small));
            notice.seals()
                    .forEach(seal -> add(
                            say(
                                    seal.fits() ? "evidence.pdf.seal" : "evidence.pdf.seal-broken",
                                    seal.day().toString(),
                                    seal.head(),
                                    seal.digest()),
                            small));
        }

        private String rule(Event event) {
            if (event.rule() == null) {
                return "";
            }
            String version = event.ruleVersion() == null ? "" : " " + event.ruleVersion();
            String inputs = event.inputs() == null ? "" : " (" + event.inputs() + ")";
            return show.word("rule", event.rule()) + version + inputs;
        }

        private void cell(PdfPTable table, @Nullable String text) {
            table.addCell(new Paragraph(text == null ? "" : text, small));
        }

        private void add(String text, Font font) {
            Paragraph paragraph = new Paragraph(text, font);
            paragraph.setSpacingBefore(font == large ? NORMAL : 2);
            document.add(paragraph);
        }

        private String say(String key, @Nullable Object... values) {
            String text = messages.getMessage(key, values, key, locale);
            return text == null ? key : text;
        }
    }
}
