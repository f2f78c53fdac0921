package io.duebell.smpp.internal;

import io.duebell.smpp.LinkSettings;
import org.jsmpp.session.connection.ConnectionFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * A link's line to its carrier.
 *
 * @param key where its settings stand, for what the operator is told to correct
 * @param connections opens a connection in the clear or encrypted, as the link is set to
 */
record CarrierLine(LinkSettings.Link link, String key, ConnectionFactory connections) {

    /** Throws InvalidConfigurationPropertyValueException for a bundle that is not there or can't be read. */
    static CarrierLine of(LinkSettings.Link link, String key, SslBundles bundles) {
        if (!link.tls()) {
            return new CarrierLine(link, key, CarrierSocket.plain(link.connectTimeout()));
        }
        CarrierTls tls = new CarrierTls(link, bundles);
        try {
            tls.check();
        } catch (NoSuchSslBundleException | IllegalStateException e) {
            throw new InvalidConfigurationPropertyValueException(
                    key + ".ssl-bundle",
                    link.sslBundle(),
                    "it must name a bundle below spring.ssl.bundle whose certificates can be read: " + e.getMessage());
        }
        return new CarrierLine(link, key, tls);
    }
}
