package io.duebell.simulator.carrier;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jsmpp.SMPPConstant;

/** What goes out on a {@link SmscLine}, a PDU a write as jSMPP's sender does it; notes the answers that really left. */
final class FaultyOutput extends OutputStream {

    private static final int HEADER = 16;
    private static final int GARBAGE = 64;
    private static final int TWO_GIGABYTES = Integer.MAX_VALUE;

    /** In no version of SMPP. */
    private static final int UNKNOWN_COMMAND = 0x0000_0F0F;

    private final SmscLine line;
    private final OutputStream out;
    private final Supplier<Faults> faults;
    private final SmscLog log;
    private volatile boolean brokenOff;

    FaultyOutput(SmscLine line, OutputStream out, Supplier<Faults> faults, SmscLog log) {
        this.line = line;
        this.out = out;
        this.faults = faults;
        this.log = log;
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (line.isHalfOpen() || brokenOff) {
            return;
        }
        ByteBuffer pdu = ByteBuffer.wrap(octets, offset, length).slice();
        if (length < HEADER || pdu.getInt(4) != SMPPConstant.CID_SUBMIT_SM_RESP) {
            out.write(octets, offset, length);
        } else if (!line.isWithheld(pdu.getInt(12))) {
            answer(pdu);
        }
    }

    private void answer(ByteBuffer pdu) throws IOException {
        Faults now = faults.get();
        if (now.befalls(FaultKind.DROP_UNANSWERED)) {
            line.close();
            throw new IOException("the line is broken as it was told");
        }
        if (now.befalls(FaultKind.GARBAGE)) {
            byte[] garbage = new byte[GARBAGE];
            ThreadLocalRandom.current().nextBytes(garbage);
            // as a length it is more than any PDU has
            garbage[0] |= 0x40;
            out.write(garbage);
            return;
        }
        if (now.befalls(FaultKind.TRUNCATED)) {
            brokenOff = true;
            out.write(
                    pdu.array(), pdu.arrayOffset(), ThreadLocalRandom.current().nextInt(1, pdu.limit()));
            return;
        }
        if (now.befalls(FaultKind.OVERSIZED)) {
            out.write(bytes(pdu).putInt(0, TWO_GIGABYTES).array());
            return;
        }
        if (now.befalls(FaultKind.UNKNOWN_COMMAND)) {
            out.write(ByteBuffer.allocate(HEADER)
                    .putInt(HEADER)
                    .putInt(UNKNOWN_COMMAND)
                    .putInt(0)
                    .putInt(pdu.getInt(12))
                    .array());
        }
        out.write(bytes(pdu).array());
        log.line("out", "submit_sm_resp", messageId(pdu), pdu.getInt(8), line.name(), null);
    }

    private static ByteBuffer bytes(ByteBuffer pdu) {
        return ByteBuffer.allocate(pdu.limit()).put(pdu.duplicate());
    }

    private static String messageId(ByteBuffer pdu) {
        int length = pdu.limit() - HEADER - 1;
        return length <= 0
                ? "-"
                : new String(pdu.array(), pdu.arrayOffset() + HEADER, length, StandardCharsets.US_ASCII);
    }

    @Override
    public void write(int octet) throws IOException {
        throw new IOException("jSMPP writes PDUs whole");
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
