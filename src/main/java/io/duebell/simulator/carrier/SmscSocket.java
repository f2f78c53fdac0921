package io.duebell.simulator.carrier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/** The listening socket on one address, whose connections answer without Nagle's delay. */
final class SmscSocket implements AutoCloseable {

    private final ServerSocket server;

    private SmscSocket(ServerSocket server) {
        this.server = server;
    }

    static SmscSocket listen(String address, int port) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getByName(address), port), 128);
        return new SmscSocket(server);
    }

    int port() {
        return server.getLocalPort();
    }

    Connection accept() throws IOException {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        return new SocketConnection(socket);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
