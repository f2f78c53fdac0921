package io.duebell.smpp.internal;

import io.duebell.carrier.Receipt;
import io.duebell.carrier.ReceiptState;
import io.duebell.smpp.LinkSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands a link's receipts: TLVs first (0x001E, 0x0427), then the text (facts.md section 5). */
final class ReceiptReader {

    private static final int LONGEST_ID = 65;
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_TIME = 20;
    private static final int UCS_2 = 0x08;

    private final LinkSettings.Link link;

    ReceiptReader(LinkSettings.Link link) {
        this.link = link;
    }

    /** Empty when it names no message; then it is of no use to anybody. */
    Optional<Receipt> read(Delivery delivery, Instant receivedAt) {
        ReceiptText text = ReceiptText.parse(text(delivery));
        String named = Tlv.text(delivery.pdu(), Tlv.RECEIPTED_MESSAGE_ID);
        String id = link.messageIdForm()
                .ofReceipt(Objects.requireNonNullElse(named, Objects.requireNonNullElse(text.id(), "")));
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return Optional.empty();
        }
        Optional<ReceiptState> told = byParameter(delivery).or(text::state);
        return Optional.of(new Receipt(
                link.id(),
                id,
                told.map(this::lastWord).orElse(ReceiptState.UNKNOWN),
                atMost(LONGEST_CODE, code(delivery, text, told.isEmpty())),
                CarrierNumber.msisdn(delivery.pdu().getSourceAddr()).orElse(null),
                atMost(LONGEST_TIME, text.doneDate()),
                receivedAt));
    }

    /** ASCII as a rule, whatever the link's alphabet: {@code _} and {@code @} of GSM 7-bit would stand elsewhere. */
    private static String text(Delivery delivery) {
        byte[] octets = delivery.octets();
        int header = delivery.pdu().isUdhi() && octets.length > 0 ? (octets[0] & 0xFF) + 1 : 0;
        byte[] text = header > octets.length ? octets : Arrays.copyOfRange(octets, header, octets.length);
        return new String(
                text, delivery.dataCoding() == UCS_2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }

    private static Optional<ReceiptState> byParameter(Delivery delivery) {
        var wire = Tlv.octet(delivery.pdu(), Tlv.MESSAGE_STATE);
        return wire.isPresent() ? ReceiptState.ofWire(wire.getAsInt()) : Optional.empty();
    }

    private ReceiptState lastWord(ReceiptState told) {
        return told == ReceiptState.ACCEPTED && link.acceptedIsDelivered() ? ReceiptState.DELIVERED : told;
    }

    /** {@code err:}; else the network's code; else, for a state nobody knows, the carrier's word itself. */
    private static @Nullable String code(Delivery delivery, ReceiptText text, boolean unknownState) {
        if (text.err() != null) {
            return text.err();
        }
        byte[] network = Tlv.bytes(delivery.pdu(), Tlv.NETWORK_ERROR_CODE);
        if (network != null && network.length == 3) {
            return network[0] + "-" + (((network[1] & 0xFF) << 8) | (network[2] & 0xFF));
        }
        return unknownState ? text.stat() : null;
    }

    private static @Nullable String atMost(int length, @Nullable String text) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
