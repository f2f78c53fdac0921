package io.duebell.smpp.internal;

import io.duebell.smpp.LinkSettings;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Opens encrypted connections to a carrier whose certificate a bundle trusts and that is its host's. The bundle is asked
 * at each connection, so that a certificate renewed on disk is used from the next bind on.
 */
final class CarrierTls implements ConnectionFactory {

    /** RFC 2818's rules for host names are the ones the JDK has for any protocol. */
    private static final String HOST_NAME_RULES = "HTTPS";

    private final LinkSettings.Link link;
    private final SslBundles bundles;

    CarrierTls(LinkSettings.Link link, SslBundles bundles) {
        this.link = link;
        this.bundles = bundles;
    }

    /** Throws when there is no such bundle or it can't be read. */
    void check() {
        SSLContext unused = bundle().createSslContext();
    }

    private SslBundle bundle() {
        return link.sslBundle().isEmpty() ? SslBundle.systemDefault() : bundles.getBundle(link.sslBundle());
    }

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket plain = CarrierSocket.connect(host, port, link.connectTimeout());
        try {
            SslBundle bundle = bundle();
            SSLSocket socket =
                    (SSLSocket) bundle.createSslContext().getSocketFactory().createSocket(plain, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm(HOST_NAME_RULES);
            String[] protocols = bundle.getOptions().getEnabledProtocols();
            if (protocols != null) {
                parameters.setProtocols(protocols);
            }
            String[] ciphers = bundle.getOptions().getCiphers();
            if (ciphers != null) {
                parameters.setCipherSuites(ciphers);
            }
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(Math.toIntExact(link.connectTimeout().toMillis()));
            socket.startHandshake();
            return new CarrierSocket(socket);
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }
}
