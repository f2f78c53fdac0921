package io.duebell.smpp.internal;

import io.duebell.carrier.InboundText;
import io.duebell.carrier.Receipt;
import io.duebell.shared.BusinessClock;
import io.duebell.smpp.LinkSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.OctetUtil;

/** A link's inbound side without a connection: raw PDUs in, what the sinks were given out. */
final class Wire {

    final List<Receipt> receipts = new ArrayList<>();
    final List<InboundText> inbound = new ArrayList<>();
    private final Deliveries deliveries;

    Wire(LinkSettings.Link link) {
        Sinks sinks = new Sinks(() -> receipts::add, () -> inbound::add, () -> null);
        deliveries = new Deliveries(
                link, sinks, new BusinessClock(Duration.ZERO), new SmppMeters(new SimpleMeterRegistry()));
    }

    /** The lines of a table of golden PDUs, in columns. */
    static List<String[]> golden(String table) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/smpp", table)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    /** As jSMPP would: decomposes the PDU and hands it over; what it throws is the negative answer. */
    void take(byte[] pdu) throws PDUStringException, ProcessRequestException {
        int command = OctetUtil.bytesToInt(pdu, 4);
        if (command == SMPPConstant.CID_DATA_SM) {
            deliveries.onAcceptDataSm(new DefaultDecomposer().dataSm(pdu), new SMPPSession());
        } else {
            deliveries.onAcceptDeliverSm(new DefaultDecomposer().deliverSm(pdu));
        }
    }
}
