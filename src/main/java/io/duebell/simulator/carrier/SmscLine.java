package io.duebell.simulator.carrier;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.util.DefaultDecomposer;

/**
 * A gateway's connection, with the faults of a line: it breaks, falls silent or lies, as the carrier is told to. jSMPP's
 * server keeps to the protocol, so what breaks it is done here, between jSMPP and the socket.
 */
final class SmscLine implements Connection {

    private final Connection socket;
    private final Supplier<Faults> faults;
    private final SmscLog log;
    private final OutputStream out;
    private final Set<Integer> withheld = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String name = "-";
    private volatile Runnable unbind = () -> {};
    private volatile boolean bound;
    private volatile boolean halfOpen;
    private int arrived;
    private boolean unbinding;

    SmscLine(Connection socket, Supplier<Faults> faults, SmscLog log) {
        this.socket = socket;
        this.faults = faults;
        this.log = log;
        this.out = new FaultyOutput(this, socket.getOutputStream(), faults, log);
    }

    /** From now on PDUs count. */
    void bound(String sessionName, Runnable unbinder) {
        name = sessionName;
        unbind = unbinder;
        bound = true;
    }

    /** What the log calls it. */
    String name() {
        return name;
    }

    /** The answer with this sequence number is not to be sent. */
    void withhold(int sequence) {
        withheld.add(sequence);
    }

    boolean isWithheld(int sequence) {
        return withheld.remove(sequence);
    }

    boolean isHalfOpen() {
        return halfOpen;
    }

    /** Reads as jSMPP does, after the line's faults have had their turn. */
    DefaultPDUReader reader() {
        return new DefaultPDUReader() {
            @Override
            public byte[] readPDU(DataInputStream in, Command header) throws IOException {
                byte[] pdu = super.readPDU(in, header);
                arrived(header, pdu);
                return pdu;
            }
        };
    }

    private void arrived(Command header, byte[] pdu) throws IOException {
        if (header.getCommandId() == SMPPConstant.CID_GENERIC_NACK) {
            log.line("in", "generic_nack", "-", header.getCommandStatus(), name, null);
        }
        if (!bound) {
            return;
        }
        arrived++;
        Faults now = faults.get();
        if (now.isPast(FaultKind.DROP_AFTER, arrived) || now.befalls(FaultKind.DROP)) {
            noteLost(header, pdu);
            close();
            throw new IOException("the line is broken as it was told");
        }
        if (now.isPast(FaultKind.HALF_OPEN, arrived)) {
            halfOpen = true;
            noteLost(header, pdu);
            awaitClose();
            throw new IOException("the half-open line is closed");
        }
        if (now.isPast(FaultKind.UNBIND_AFTER, arrived) && !unbinding) {
            unbinding = true;
            unbind.run();
        }
    }

    /** It came as far as this carrier, which neither takes nor answers it. */
    private void noteLost(Command header, byte[] pdu) {
        if (header.getCommandId() != SMPPConstant.CID_SUBMIT_SM) {
            return;
        }
        try {
            SubmitSm submit = new DefaultDecomposer().submitSm(pdu);
            log.line("in", "submit_sm", "-", SmscLog.NEITHER, name, SmscLog.About.of(submit));
        } catch (PDUStringException e) {
            log.line("in", "submit_sm", "-", SmscLog.NEITHER, name, null);
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InputStream getInputStream() {
        return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void setSoTimeout(int timeout) throws IOException {
        socket.setSoTimeout(timeout);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
