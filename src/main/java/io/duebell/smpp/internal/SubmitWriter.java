package io.duebell.smpp.internal;

import io.duebell.carrier.Alphabet;
import io.duebell.carrier.EncodedPart;
import io.duebell.carrier.EncodedPart.Segment;
import io.duebell.carrier.OutboundPart;
import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.PDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;

/** Writes parts as {@code submit_sm} in the way its link is set to (SMPP 3.4, 4.4.1). */
final class SubmitWriter {

    private static final byte UDHI = 0x40;
    private static final byte RECEIPT_WANTED = 0x01;
    private static final byte[] NOTHING = {};

    private final LinkSettings.Link link;

    SubmitWriter(LinkSettings.Link link) {
        this.link = link;
    }

    /** @param parameters whether the peer takes optional parameters; a whole text can't go without */
    void write(PDUSender sender, OutputStream out, int sequence, OutboundPart part, boolean parameters)
            throws PDUStringException, IOException {
        EncodedPart text = parameters ? part.text() : part.text().withHeader();
        sender.sendSubmitSm(
                out,
                sequence,
                "",
                TypeOfNumber.valueOf((byte) link.sourceTon()),
                NumberingPlanIndicator.valueOf((byte) link.sourceNpi()),
                link.addressOf(part.notice()),
                TypeOfNumber.valueOf((byte) link.destTon()),
                NumberingPlanIndicator.valueOf((byte) link.destNpi()),
                part.recipient().digits(),
                new ESMClass(text.userDataHeader() ? UDHI : 0),
                (byte) 0,
                (byte) 0,
                "",
                RelativeTime.of(part.validFor()),
                new RegisteredDelivery(RECEIPT_WANTED),
                (byte) 0,
                new RawDataCoding((byte) dataCoding(text.alphabet())),
                (byte) 0,
                text.isWhole() ? NOTHING : text.bytes(),
                parameters ? parameters(part, text) : new OptionalParameter[0]);
    }

    private int dataCoding(Alphabet alphabet) {
        return switch (alphabet) {
            case GSM_7BIT -> link.wire().gsmDataCoding();
            case UCS_2 -> link.wire().ucs2DataCoding();
        };
    }

    private OptionalParameter[] parameters(OutboundPart part, EncodedPart text) {
        List<OptionalParameter> parameters = new ArrayList<>();
        if (link.wire().userMessageReference()) {
            parameters.add(new OptionalParameter.User_message_reference((short) part.userReference()));
        }
        Segment segment = text.segment();
        if (segment != null) {
            parameters.add(new OptionalParameter.Sar_msg_ref_num((short) segment.reference()));
            parameters.add(new OptionalParameter.Sar_total_segments((byte) segment.total()));
            parameters.add(new OptionalParameter.Sar_segment_seqnum((byte) segment.place()));
        }
        if (text.isWhole()) {
            parameters.add(new OptionalParameter.Message_payload(text.bytes()));
        }
        return parameters.toArray(OptionalParameter[]::new);
    }
}
