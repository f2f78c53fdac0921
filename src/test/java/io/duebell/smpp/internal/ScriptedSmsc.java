package io.duebell.smpp.internal;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A carrier on a bare socket: takes a bind and then sends whatever it is told, octet by octet. */
final class ScriptedSmsc implements Closeable {

    private static final int BIND_TRANSCEIVER_RESP = 0x80000009;
    private static final int HEADER = 16;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    ScriptedSmsc() throws IOException {
        server.setSoTimeout(20_000);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next connection, bound. */
    Line accept() throws IOException {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Line line = new Line(socket);
        Pdu bind = line.read();
        byte[] name = "fuzz\0".getBytes(StandardCharsets.US_ASCII);
        line.write(ByteBuffer.allocate(HEADER + name.length)
                .putInt(HEADER + name.length)
                .putInt(BIND_TRANSCEIVER_RESP)
                .putInt(0)
                .putInt(bind.sequence())
                .put(name)
                .array());
        return line;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** What the gateway wrote, as far as a judge asks. */
    record Pdu(int command, int status, int sequence) {}

    /** One connection. */
    static final class Line implements Closeable {

        private final Socket socket;
        private final DataInputStream in;

        private Line(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
        }

        void write(byte[] octets) throws IOException {
            socket.getOutputStream().write(octets);
        }

        /** Throws SocketTimeoutException when nothing comes in time. */
        Pdu read(int millis) throws IOException {
            socket.setSoTimeout(millis);
            return read();
        }

        private Pdu read() throws IOException {
            int length = in.readInt();
            Pdu pdu = new Pdu(in.readInt(), in.readInt(), in.readInt());
            in.skipNBytes(length - HEADER);
            return pdu;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
