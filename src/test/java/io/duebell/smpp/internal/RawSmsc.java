package io.duebell.smpp.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A carrier of bare bytes: it answers as told in hex, and keeps what it was sent. It shares no code with jSMPP. */
final class RawSmsc implements AutoCloseable {

    private static final int RESPONSE = 0x80000000;
    private static final int SUBMIT_SM = 0x00000004;
    private static final int UNBIND = 0x00000006;
    private static final int BIND_TRANSCEIVER = 0x00000009;
    private static final int ENQUIRE_LINK = 0x00000015;
    private static final HexFormat HEX = HexFormat.of();

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final byte[] bindAnswer;
    private final byte[] submitAnswer;
    private final BlockingQueue<byte[]> submits = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** @param bindAnswer the body of {@code bind_transceiver_resp} in hex: system id and parameters */
    RawSmsc(String bindAnswer) throws IOException {
        // message_id "1", zero-terminated
        this(bindAnswer, "3100");
    }

    RawSmsc(String bindAnswer, String submitAnswer) throws IOException {
        this.bindAnswer = HEX.parseHex(bindAnswer.replace(" ", ""));
        this.submitAnswer = HEX.parseHex(submitAnswer.replace(" ", ""));
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next submit_sm, header included, in hex. */
    String nextSubmit() throws InterruptedException {
        byte[] pdu = submits.poll(5, TimeUnit.SECONDS);
        if (pdu == null) {
            throw new AssertionError("no submit_sm came within five seconds");
        }
        return HEX.formatHex(pdu);
    }

    boolean hasMore() {
        return !submits.isEmpty();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                int length = in.readInt();
                byte[] pdu = ByteBuffer.allocate(length).putInt(length).array();
                in.readFully(pdu, 4, length - 4);
                int command = ByteBuffer.wrap(pdu).getInt(4);
                byte[] body = switch (command) {
                    case BIND_TRANSCEIVER -> bindAnswer;
                    case SUBMIT_SM -> submitAnswer;
                    case UNBIND, ENQUIRE_LINK -> new byte[0];
                    default -> throw new IOException("unexpected " + Integer.toHexString(command));
                };
                if (command == SUBMIT_SM) {
                    submits.add(pdu);
                }
                out.write(ByteBuffer.allocate(16 + body.length)
                        .putInt(16 + body.length)
                        .putInt(command | RESPONSE)
                        .putInt(0)
                        .put(pdu, 12, 4)
                        .put(body)
                        .array());
            }
        } catch (IOException gone) {
            // the gateway hung up, or the test is over
        }
    }

    static String hex(String ascii) {
        return HEX.formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-smsc");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
