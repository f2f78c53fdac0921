package io.duebell.smpp.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.PDUReader;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/**
 * Reads PDUs and looks at the answer to the bind before jSMPP does. Carriers hang up right after a refusal; jSMPP then
 * closes the session before its pool has looked at the answer, and a wrong password would look like silence. And jSMPP
 * gives up a bind whose answer names a version it has no constant for, or holds a parameter it can't read; all it gets to
 * see is the system id.
 */
final class BindAnswerReader implements PDUReader {

    /** sc_interface_version, SMPP 3.4, 5.3.2.25. */
    private static final int SC_INTERFACE_VERSION = 0x0210;

    private static final int HEADER = 16;
    private static final int LONGEST_SYSTEM_ID = 15;
    private static final int NOT_TOLD = -1;

    private final PDUReader reader = new GuardedReader();
    private volatile Consumer<Command> refused = command -> {};
    private volatile int version = NOT_TOLD;

    void onRefused(Consumer<Command> listener) {
        refused = listener;
    }

    /** Whether the peer named this version or a later one. */
    boolean speaks(int wanted) {
        return version >= wanted;
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws InvalidCommandLengthException, IOException {
        Command header = reader.readPDUHeader(in);
        if (isBindAnswer(header.getCommandId()) && header.getCommandStatus() != 0) {
            refused.accept(header);
        }
        return header;
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
        byte[] pdu = reader.readPDU(in, header);
        return isBindAnswer(header.getCommandId()) ? withoutParameters(pdu) : pdu;
    }

    @Override
    public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequence) throws IOException {
        byte[] pdu = reader.readPDU(in, length, id, status, sequence);
        return isBindAnswer(id) ? withoutParameters(pdu) : pdu;
    }

    private static boolean isBindAnswer(int commandId) {
        return commandId == SMPPConstant.CID_BIND_TRANSCEIVER_RESP
                || commandId == SMPPConstant.CID_BIND_TRANSMITTER_RESP
                || commandId == SMPPConstant.CID_BIND_RECEIVER_RESP;
    }

    private byte[] withoutParameters(byte[] pdu) {
        int end = HEADER;
        while (end < pdu.length && pdu[end] != 0) {
            end++;
        }
        readParameters(ByteBuffer.wrap(pdu, Math.min(end + 1, pdu.length), Math.max(0, pdu.length - end - 1)));
        int id = Math.min(end - HEADER, LONGEST_SYSTEM_ID);
        ByteBuffer plain = ByteBuffer.allocate(HEADER + id + 1);
        plain.put(Arrays.copyOf(pdu, HEADER)).put(pdu, HEADER, id);
        return plain.putInt(0, plain.capacity()).array();
    }

    private void readParameters(ByteBuffer parameters) {
        while (parameters.remaining() >= 4) {
            int tag = parameters.getShort() & 0xFFFF;
            int length = parameters.getShort() & 0xFFFF;
            if (tag == SC_INTERFACE_VERSION && length > 0 && parameters.hasRemaining()) {
                version = parameters.get(parameters.position()) & 0xFF;
            }
            parameters.position(parameters.position() + Math.min(length, parameters.remaining()));
        }
    }

    @Override
    public String toString() {
        return "BindAnswerReader[version " + (version == NOT_TOLD ? "not told" : "0x%02X".formatted(version)) + "]";
    }
}
