package io.duebell.simulator.bank;

import io.duebell.shared.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Statements of the account as banks hand them out: CSV in GB18030 with a preamble, both directions in columns of their own, a running
 * balance and a line of totals; or camt.053. They appear in the folder whole.
 */
public final class StatementFiles {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private final Path folder;

    public StatementFiles(Path folder) {
        this.folder = folder;
    }

    /** Says where it lies. */
    public Path csv(LocalDate from, LocalDate to, int number, List<BankEntry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord("账户交易明细");
            csv.printRecord("账号：" + Bank.ACCOUNT, "户名：枫木坪信用社收款专户", "币种：人民币");
            csv.printRecord("起始日期：" + from, "截止日期：" + to);
            csv.printRecord("账号", "交易日期", "交易时间", "交易流水号", "借方发生额", "贷方发生额", "余额", "对方户名", "对方账号", "摘要", "附言");
            for (BankEntry entry : entries) {
                csv.printRecord(
                        Bank.ACCOUNT,
                        DateTimeFormatter.BASIC_ISO_DATE.format(entry.day()),
                        TIME.format(entry.at()),
                        entry.serial(),
                        "",
                        thousands(entry.amount()),
                        thousands(entry.balance()),
                        entry.payer(),
                        entry.payerAccount(),
                        entry.booking(),
                        entry.remark());
            }
            long total = entries.stream().mapToLong(each -> each.amount().fen()).sum();
            csv.printRecord("合计", "", "", entries.size(), "0.00", thousands(new Money(total)), "", "", "", "", "");
        }
        return drop("mingxi-%s-%03d.csv".formatted(to, number), text.toString().getBytes(GB18030));
    }

    /** Says where it lies. */
    public Path camt(LocalDate to, int number, List<BankEntry> entries) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(CAMT);
            xml.writeStartElement("BkToCstmrStmt");
            xml.writeStartElement("Stmt");
            leaf(xml, "Id", to + "-" + number);
            open(xml, "Acct", "Id", "Othr");
            leaf(xml, "Id", Bank.ACCOUNT);
            close(xml, 3);
            for (BankEntry entry : entries) {
                entry(xml, entry);
            }
            close(xml, 3);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return drop("camt053-%s-%03d.xml".formatted(to, number), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void entry(XMLStreamWriter xml, BankEntry entry) throws XMLStreamException {
        boolean reversal = entry.amount().fen() < 0;
        xml.writeStartElement("Ntry");
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", "CNY");
        xml.writeCharacters(new Money(Math.abs(entry.amount().fen())).yuan());
        xml.writeEndElement();
        leaf(xml, "CdtDbtInd", reversal ? "DBIT" : "CRDT");
        if (reversal) {
            leaf(xml, "RvslInd", "true");
        }
        open(xml, "Sts");
        leaf(xml, "Cd", "BOOK");
        close(xml, 1);
        open(xml, "BookgDt");
        leaf(xml, "Dt", entry.day().toString());
        close(xml, 1);
        leaf(xml, "AcctSvcrRef", entry.serial());
        open(xml, "NtryDtls", "TxDtls", "RltdPties");
        String side = reversal ? "Cdtr" : "Dbtr";
        open(xml, side, "Pty");
        leaf(xml, "Nm", entry.payer());
        close(xml, 2);
        open(xml, side + "Acct", "Id", "Othr");
        leaf(xml, "Id", entry.payerAccount());
        close(xml, 4);
        open(xml, "RmtInf");
        leaf(xml, "Ustrd", entry.remark());
        close(xml, 1);
        leaf(xml, "AddtlTxInf", entry.booking());
        close(xml, 3);
    }

    private static void open(XMLStreamWriter xml, String... names) throws XMLStreamException {
        for (String name : names) {
            xml.writeStartElement(name);
        }
    }

    private static void close(XMLStreamWriter xml, int levels) throws XMLStreamException {
        for (int i = 0; i < levels; i++) {
            xml.writeEndElement();
        }
    }

    private static void leaf(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String thousands(Money money) {
        return "%,.2f".formatted(BigDecimal.valueOf(money.fen(), 2));
    }

    private Path drop(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
        Files.write(part, bytes);
        return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
