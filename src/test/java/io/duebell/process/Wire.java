package io.duebell.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A piece of the network between two programs, that a test cuts; it carries bytes and knows nothing of them. */
final class Wire implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ServerSocket entry;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile int target;

    private Wire(ServerSocket entry, int target) {
        this.entry = entry;
        this.target = target;
    }

    /** A wire that leads to a port of this machine. */
    static Wire to(int port) {
        try {
            Wire wire = new Wire(new ServerSocket(0, 50, LOOPBACK), port);
            daemon(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is entered. */
    int port() {
        return entry.getLocalPort();
    }

    /** Leads elsewhere from now on. */
    void leadTo(int port) {
        target = port;
    }

    /** Cuts every connection in the middle of whatever it carries; new ones are let through. */
    void cut() {
        ends.forEach(Wire::closeQuietly);
    }

    @Override
    public void close() {
        closeQuietly(entry);
        cut();
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket near = entry.accept();
                join(near);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket near) {
        try {
            Socket far = new Socket(LOOPBACK, target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            ends.add(near);
            ends.add(far);
            daemon(() -> carry(near, far));
            daemon(() -> carry(far, near));
        } catch (IOException nobodyThere) {
            closeQuietly(near);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
            }
        } catch (IOException cut) {
            // the other direction ends with it
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception alreadyGone) {
            // that is what was wanted
        }
    }
}
