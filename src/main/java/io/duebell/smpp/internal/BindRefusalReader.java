package io.duebell.smpp.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.PDUReader;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/**
 * Reads PDUs and tells of a refused bind before the next read. Carriers hang up right after the refusal; jSMPP then
 * closes the session before its pool has looked at the answer, and a wrong password would look like silence.
 */
final class BindRefusalReader implements PDUReader {

    private final PDUReader reader = new DefaultPDUReader();
    private volatile Consumer<Command> refused = command -> {};

    void onRefused(Consumer<Command> listener) {
        refused = listener;
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws InvalidCommandLengthException, IOException {
        Command header = reader.readPDUHeader(in);
        if (header.getCommandId() == SMPPConstant.CID_BIND_TRANSCEIVER_RESP && header.getCommandStatus() != 0) {
            refused.accept(header);
        }
        return header;
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
        return reader.readPDU(in, header);
    }

    @Override
    public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequence) throws IOException {
        return reader.readPDU(in, length, id, status, sequence);
    }
}
