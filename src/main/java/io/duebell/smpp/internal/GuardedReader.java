package io.duebell.smpp.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.jsmpp.PDUReader;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.util.DefaultDecomposer;
import org.jsmpp.util.PDUDecomposer;

/**
 * Reads PDUs and lets nothing through that jSMPP could stumble over. A length that can't be right ends the connection,
 * for nobody knows where the next PDU begins: jSMPP would allocate whatever the length says, or wait for an answer to its
 * unbind in the very thread that reads answers. A body that can't be taken apart, which would cost jSMPP a thread and leave
 * the peer without an answer, is passed on as an unknown command and answered with {@code generic_nack}.
 */
final class GuardedReader implements PDUReader {

    /** A message_payload of 64 KB and as much again. */
    static final int LONGEST = 128 * 1024;

    /** No command of SMPP. */
    static final int UNREADABLE = 0x7FFF_FFFF;

    private static final int HEADER = 16;

    private final PDUDecomposer decomposer = new DefaultDecomposer();

    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        byte[] octets = new byte[HEADER];
        // A time-out before the first octet is an idle link; jSMPP then asks whether the peer is still there.
        int first = in.read();
        if (first < 0) {
            throw new EOFException("the peer has hung up");
        }
        octets[0] = (byte) first;
        readRest(in, octets, 1);
        ByteBuffer header = ByteBuffer.wrap(octets);
        Command command = new Command();
        command.setCommandLength(header.getInt());
        command.setCommandId(header.getInt());
        command.setCommandStatus(header.getInt());
        command.setSequenceNumber(header.getInt());
        if (command.getCommandLength() < HEADER || command.getCommandLength() > LONGEST) {
            throw new IOException("a PDU cannot have %d octets; the connection is of no more use"
                    .formatted(command.getCommandLength()));
        }
        return command;
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
        byte[] pdu = readPDU(
                in,
                header.getCommandLength(),
                header.getCommandId(),
                header.getCommandStatus(),
                header.getSequenceNumber());
        if (!isReadable(header.getCommandId(), pdu)) {
            header.setCommandId(UNREADABLE);
        }
        return pdu;
    }

    @Override
    public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequence) throws IOException {
        byte[] pdu = new byte[length];
        ByteBuffer.wrap(pdu).putInt(length).putInt(id).putInt(status).putInt(sequence);
        readRest(in, pdu, HEADER);
        return pdu;
    }

    private static void readRest(DataInputStream in, byte[] octets, int from) throws IOException {
        try {
            in.readFully(octets, from, octets.length - from);
        } catch (SocketTimeoutException e) {
            throw new IOException("a PDU broke off; the connection is of no more use", e);
        }
    }

    private boolean isReadable(int id, byte[] pdu) {
        try {
            switch (id) {
                case SMPPConstant.CID_DELIVER_SM -> decomposer.deliverSm(pdu);
                case SMPPConstant.CID_SUBMIT_SM_RESP -> decomposer.submitSmResp(pdu);
                case SMPPConstant.CID_DATA_SM -> decomposer.dataSm(pdu);
                case SMPPConstant.CID_DATA_SM_RESP -> decomposer.dataSmResp(pdu);
                case SMPPConstant.CID_QUERY_SM_RESP -> decomposer.querySmResp(pdu);
                case SMPPConstant.CID_ALERT_NOTIFICATION -> decomposer.alertNotification(pdu);
                case SMPPConstant.CID_SUBMIT_MULTI_RESP -> decomposer.submitMultiResp(pdu);
                case SMPPConstant.CID_BROADCAST_SM_RESP -> decomposer.broadcastSmResp(pdu);
                case SMPPConstant.CID_CANCEL_BROADCAST_SM_RESP -> decomposer.cancelBroadcastSmResp(pdu);
                case SMPPConstant.CID_QUERY_BROADCAST_SM_RESP -> decomposer.queryBroadcastSmResp(pdu);
                default -> {
                    return true;
                }
            }
            return true;
        } catch (PDUStringException e) {
            // jSMPP answers these itself
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
