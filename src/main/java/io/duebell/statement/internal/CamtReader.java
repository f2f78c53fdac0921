package io.duebell.statement.internal;

import io.duebell.statement.NotTaken;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.StatementItem;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads ISO 20022 camt.053 and camt.054, versions 02 to 08 and later; document types and entities are refused. */
public final class CamtReader {

    private static final int LONGEST_TEXT = 4_000;
    private static final int DEEPEST = 64;
    private static final Set<String> ROOTS = Set.of("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn", "BkToCstmrAcctRpt");

    private final XMLInputFactory factory;

    public CamtReader() {
        factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    }

    public void read(String file, InputStream in, Consumer<StatementItem> taker) {
        long line = 0;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            CamtEntries entries = new CamtEntries(file, taker);
            Deque<String> path = new ArrayDeque<>();
            StringBuilder text = new StringBuilder();
            boolean statement = false;
            while (xml.hasNext()) {
                int event = xml.next();
                line = Math.max(0, xml.getLocation().getLineNumber());
                switch (event) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        taker.accept(new NotTaken(file, line, Reason.UNSAFE_XML, ""));
                        return;
                    }
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.addLast(xml.getLocalName());
                        statement |= ROOTS.contains(xml.getLocalName());
                        if (path.size() > DEEPEST) {
                            taker.accept(new NotTaken(file, line, Reason.UNSAFE_XML, ""));
                            return;
                        }
                        text.setLength(0);
                        entries.begin(path, xml.getAttributeValue(null, "Ccy"));
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (text.length() < LONGEST_TEXT) {
                            text.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        entries.end(path, text.toString().strip(), line);
                        path.removeLast();
                        text.setLength(0);
                    }
                    default -> {}
                }
            }
            if (!statement) {
                taker.accept(new NotTaken(file, line, Reason.NOT_A_STATEMENT, ""));
            }
        } catch (XMLStreamException e) {
            taker.accept(new NotTaken(file, line, Reason.BROKEN_OFF, ""));
        }
    }
}
