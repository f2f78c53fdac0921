package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.LinkStatus.State;
import io.duebell.carrier.SendOutcome;
import io.duebell.simulator.carrier.Handsets;
import io.duebell.simulator.carrier.SmscSettings;
import io.duebell.simulator.carrier.SmscSimulator;
import io.duebell.smpp.LinkSettings;
import io.duebell.smpp.internal.TlsFront.Certificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Links over TLS: whom they trust, and what they say when they don't. */
class TlsLinkTests {

    private static final String BORROWER = "8613800138123";
    private static final SmscSettings CARRIER = SmscSettings.loopback("duebell", "secret");

    @TempDir
    private static Path folder;

    private static Certificate ours;
    private static Certificate strangers;
    private static Certificate otherHost;

    @BeforeAll
    static void certificates() throws IOException, InterruptedException {
        ours = Certificate.of(folder, "carrier", "ip:127.0.0.1");
        strangers = Certificate.of(folder, "stranger", "ip:127.0.0.1");
        otherHost = Certificate.of(folder, "elsewhere", "dns:smsc.example");
    }

    @Test
    void texts_and_receipts_go_over_an_encrypted_line() throws Exception {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER);
                TlsFront front = new TlsFront(ours, carrier.port());
                LinkFixture gateway = new LinkFixture(settings(front), trusting(ours))) {
            await().pollInterval(10, TimeUnit.MILLISECONDS).until(gateway.link::isReady);
            assertThat(gateway.send(BORROWER, "利息".repeat(50)))
                    .allSatisfy(
                            sent -> assertThat(sent.get(5, TimeUnit.SECONDS)).isInstanceOf(SendOutcome.Accepted.class));

            assertThat(carrier.handsets().of(BORROWER))
                    .extracting(Handsets.Text::body)
                    .containsExactly("利息".repeat(50));
            await().until(() -> gateway.receipts.size() == 2);
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_told_in_words_and_makes_no_bind_loop() throws Exception {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER);
                TlsFront front = new TlsFront(strangers, carrier.port());
                LinkFixture gateway = new LinkFixture(settings(front), trusting(ours))) {
            await().until(() -> gateway.link.status().state() == State.BROKEN);

            assertThat(gateway.link.status().lastError())
                    .startsWith("link cmcc does not trust the certificate it is shown: ")
                    .endsWith("; correct duebell.links[0].ssl-bundle, or duebell.links[0].host");
            await().during(Duration.ofSeconds(1)).until(() -> front.connections.get() == 1 && carrier.binds() == 0);
        }
    }

    @Test
    void a_trusted_certificate_of_another_host_is_refused() throws Exception {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER);
                TlsFront front = new TlsFront(otherHost, carrier.port());
                LinkFixture gateway = new LinkFixture(settings(front), trusting(otherHost))) {
            await().until(() -> gateway.link.status().state() == State.BROKEN);

            assertThat(gateway.link.status().lastError()).contains("127.0.0.1", "duebell.links[0].host");
            assertThat(carrier.binds()).isZero();
        }
    }

    @Test
    void a_carrier_that_speaks_no_tls_is_told_in_words() throws Exception {
        try (SmscSimulator carrier = SmscSimulator.start(CARRIER);
                LinkFixture gateway = new LinkFixture(
                        LinkFixture.settings(
                                carrier.port(),
                                Map.of("tls", "true", "ssl-bundle", "carrier", "connect-timeout", "300ms")),
                        trusting(ours))) {
            await().until(() -> gateway.link.status().lastError() != null);

            assertThat(gateway.link.status().lastError()).contains("could not bind to 127.0.0.1:" + carrier.port());
            assertThat(carrier.binds()).isZero();
        }
    }

    @Test
    void a_bundle_that_is_not_there_stops_the_start_with_its_key() {
        LinkSettings.Link link = LinkFixture.settings(2775, Map.of("tls", "true", "ssl-bundle", "nobody"));

        assertThatThrownBy(() -> CarrierLine.of(link, "duebell.links[0]", trusting(ours)))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refused -> {
                    assertThat(refused.getName()).isEqualTo("duebell.links[0].ssl-bundle");
                    assertThat(refused.getReason()).contains("nobody", "spring.ssl.bundle");
                });
    }

    private static LinkSettings.Link settings(TlsFront front) {
        return LinkFixture.settings(front.port(), Map.of("tls", "true", "ssl-bundle", "carrier"));
    }

    private static SslBundles trusting(Certificate certificate) throws IOException {
        DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
        bundles.registerBundle(
                "carrier",
                SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(certificate.text()))));
        return bundles;
    }
}
