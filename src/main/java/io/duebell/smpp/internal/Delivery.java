package io.duebell.smpp.internal;

import java.util.HexFormat;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;

/**
 * What a carrier delivers, by {@code deliver_sm} or {@code data_sm}.
 *
 * @param octets short_message or, where that is empty, the message_payload; as they came, header included
 */
@SuppressWarnings("ArrayRecordComponent") // wire bytes, read once and never compared
record Delivery(AbstractSmCommand pdu, byte[] octets) {

    /** esm_class bits 5-2: 0001 a receipt, 1000 an intermediate notification (SMPP 3.4, 5.2.12). */
    private static final int MESSAGE_TYPE = 0x3C;

    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;

    static Delivery of(DeliverSm pdu) {
        byte[] octets = pdu.getShortMessage();
        return octets == null || octets.length == 0 ? payload(pdu) : new Delivery(pdu, octets);
    }

    static Delivery of(DataSm pdu) {
        return payload(pdu);
    }

    private static Delivery payload(AbstractSmCommand pdu) {
        byte[] octets = Tlv.bytes(pdu, Tlv.MESSAGE_PAYLOAD);
        return new Delivery(pdu, octets == null ? new byte[0] : octets);
    }

    /** By esm_class; some carriers leave it 0 and give a message_state, which no borrower's text has. */
    boolean isReceipt() {
        int type = pdu.getEsmClass() & MESSAGE_TYPE;
        return type == RECEIPT || type == INTERMEDIATE || Tlv.bytes(pdu, Tlv.MESSAGE_STATE) != null;
    }

    int dataCoding() {
        return pdu.getDataCoding() & 0xFF;
    }

    @Override
    public String toString() {
        return "Delivery[esm_class " + HexFormat.of().toHexDigits(pdu.getEsmClass()) + "]";
    }
}
