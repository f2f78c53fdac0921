package io.duebell.smpp;

import io.duebell.carrier.LongText;
import io.duebell.carrier.ReplyExtension;
import io.duebell.carrier.TextForm;
import io.duebell.shared.NoticeId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The carrier links of {@code duebell.links[]}; none is allowed here, the server asks for one. */
@Validated
@ConfigurationProperties("duebell")
public record LinkSettings(@Valid @DefaultValue List<Link> links) {

    public LinkSettings {
        links = List.copyOf(links);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            links.get(i).check("duebell.links[" + i + "]");
            Integer earlier = places.putIfAbsent(links.get(i).id(), i);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "duebell.links[%d].id repeats duebell.links[%d].id (%s); give each link its own"
                                .formatted(i, earlier, links.get(i).id()));
            }
        }
    }

    /**
     * One link.
     *
     * @param id what the rest of the gateway calls it; it stays with notices and receipts, so never reuse one
     * @param host the carrier's SMSC or gateway
     * @param binds licensed binds over all nodes
     * @param bindHold how long the carrier takes a node that died for bound
     * @param window parts that may be unanswered at once on each bind, as the carrier licenses them
     * @param rate licensed parts a second over all nodes
     * @param sourceAddress the access number borrowers see
     * @param extensionDigits digits behind the access number that name the notice, for carriers that let them through and bring
     *     them back with a reply; 0: none
     * @param enquireLink idle time after which the peer is asked whether it is still there
     * @param responseTimeout silence after which a part is in doubt
     * @param rebindMin wait before the first new bind; it doubles up to {@code rebindMax}
     * @param brokenRetry wait before another bind when the carrier refused system id or password
     * @param messageIdForm how ids in receipts relate to those in responses
     * @param acceptedIsDelivered whether this carrier's last word is ACCEPTED
     * @param defaultAlphabet what inbound texts are written in when their data_coding leaves it to the carrier
     * @param binaryAlphabet what inbound texts are written in when their data_coding says octets
     * @param receiptCodes a file of this carrier's own codes in receipts; empty: the common table alone
     * @param tls whether the connection is encrypted; the certificate must be the host's
     * @param sslBundle the bundle of {@code spring.ssl.bundle} that trusts the carrier, and holds our own certificate where
     *     one is asked for; empty: what the Java runtime trusts
     * @param overdue how long receipts may take, and whether the carrier is asked for them
     * @param submitErrors the carrier's own table of submit errors, asked before the standard one
     */
    public record Link(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[A-Za-z0-9._-]*")
            String id,

            @NotBlank String host,
            @Min(1) @Max(65535) int port,
            @NotBlank @Size(max = 15) String systemId,
            @NotNull @Size(max = 8) @DefaultValue("") String password,
            @NotNull @Size(max = 12) @DefaultValue("") String systemType,
            @Min(1) @Max(50) @DefaultValue("1") int binds,
            @DurationMin(seconds = 0) @DefaultValue("5s") Duration bindHold,
            @Min(1) @Max(1000) @DefaultValue("10") int window,
            @Positive @DefaultValue("100") double rate,
            @NotNull @Size(max = 20) @DefaultValue("") String sourceAddress,
            @Min(0) @Max(6) @DefaultValue("0") int extensionDigits,
            @Min(0) @Max(6) @DefaultValue("0") int sourceTon,
            @Min(0) @Max(18) @DefaultValue("1") int sourceNpi,
            @Min(0) @Max(6) @DefaultValue("1") int destTon,
            @Min(0) @Max(18) @DefaultValue("1") int destNpi,
            @DurationMin(seconds = 1) @DefaultValue("30s") Duration enquireLink,
            @DurationMin(millis = 100) @DefaultValue("30s") Duration responseTimeout,
            @DurationMin(millis = 100) @DefaultValue("10s") Duration connectTimeout,
            @DurationMin(millis = 10) @DefaultValue("1s") Duration rebindMin,
            @DurationMin(millis = 10) @DefaultValue("60s") Duration rebindMax,
            @DurationMin(millis = 10) @DefaultValue("5m") Duration brokenRetry,
            @NotNull @DefaultValue("AS_IS") MessageIdForm messageIdForm,
            @DefaultValue("false") boolean acceptedIsDelivered,
            @NotNull @DefaultValue("GSM_7BIT") InboundAlphabet defaultAlphabet,
            @NotNull @DefaultValue("LATIN_1") InboundAlphabet binaryAlphabet,
            @NotNull @DefaultValue("") String receiptCodes,
            @DefaultValue("false") boolean tls,
            @NotNull @DefaultValue("") String sslBundle,
            @Valid @NotNull @DefaultValue Wire wire,
            @Valid @NotNull @DefaultValue Overdue overdue,
            @Nullable Path submitErrors) {

        private static final int LONGEST_ADDRESS = 20;

        /** The number a notice comes from. */
        public String addressOf(NoticeId notice) {
            return sourceAddress + ReplyExtension.of(notice, extensionDigits);
        }

        private void check(String key) {
            if (!tls && !sslBundle.isEmpty()) {
                throw new IllegalArgumentException(key + ".ssl-bundle is set but " + key
                        + ".tls is not; set tls, or leave the bundle out for a connection in the clear");
            }
            if (extensionDigits > 0
                    && (sourceAddress.isEmpty() || sourceAddress.length() + extensionDigits > LONGEST_ADDRESS)) {
                throw new IllegalArgumentException(
                        "%s.extension-digits=%d does not fit behind %s.source-address=%s; an address has 1 to %d digits"
                                .formatted(key, extensionDigits, key, sourceAddress, LONGEST_ADDRESS));
            }
            wire.check(key + ".wire");
            overdue.check(key + ".overdue");
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Link[" + id + ", " + systemId + "@" + host + ":" + port + ", window " + window + "]";
        }
    }

    /**
     * Receipts that don't come.
     *
     * @param askAfter how long after its part left a receipt is asked for ({@code query_sm}); null: the carrier is never asked
     * @param asksPerSecond questions a second of this node, beside the licensed rate
     * @param horizon how long a receipt may take; null: {@code duebell.dispatch.horizon}
     */
    public record Overdue(
            @DurationMin(seconds = 1) @Nullable Duration askAfter,
            @Positive @DefaultValue("5") double asksPerSecond,
            @DurationMin(minutes = 1) @Nullable Duration horizon) {

        private void check(String key) {
            if (askAfter != null && horizon != null && askAfter.compareTo(horizon) >= 0) {
                throw new IllegalArgumentException(
                        "%s.ask-after (%s) is not before %s.horizon (%s); nobody would be asked, so set it earlier"
                                .formatted(key, askAfter, key, horizon));
            }
        }
    }

    /**
     * How a link's texts look on the wire.
     *
     * @param gsmDataCoding {@code data_coding} of GSM 7-bit
     * @param ucs2DataCoding {@code data_coding} of UCS-2
     * @param userMessageReference whether each part carries sixteen bits that the carrier may give back in its receipt
     */
    public record Wire(
            @NotNull @DefaultValue("UNPACKED") GsmPacking gsmPacking,
            @NotNull @DefaultValue("UDH_16") LongText longTexts,
            @Min(0) @Max(255) @DefaultValue("0") int gsmDataCoding,
            @Min(0) @Max(255) @DefaultValue("8") int ucs2DataCoding,
            @NotNull @DefaultValue("AS_TOLD") OptionalParameters optionalParameters,
            @DefaultValue("false") boolean userMessageReference) {

        /** What links are set to unless told otherwise. */
        public static final Wire USUAL =
                new Wire(GsmPacking.UNPACKED, LongText.UDH_16, 0, 8, OptionalParameters.AS_TOLD, false);

        /** How it writes texts to a peer that takes optional parameters, or does not. */
        public TextForm form(boolean parameters) {
            LongText possible = longTexts == LongText.PAYLOAD && !parameters ? LongText.UDH_16 : longTexts;
            return new TextForm(possible, gsmPacking == GsmPacking.PACKED);
        }

        private void check(String key) {
            if (gsmDataCoding == ucs2DataCoding) {
                throw new IllegalArgumentException(
                        "%s.gsm-data-coding and %s.ucs2-data-coding are both %d; a handset could not tell"
                                        .formatted(key, key, gsmDataCoding)
                                + " the alphabets apart, so give them the two values the carrier names");
            }
            boolean wanted = longTexts == LongText.SAR || longTexts == LongText.PAYLOAD || userMessageReference;
            if (wanted && optionalParameters == OptionalParameters.NEVER) {
                String culprit = userMessageReference ? "user-message-reference" : "long-texts=" + longTexts;
                throw new IllegalArgumentException(
                        "%s.%s needs optional parameters, but %s.optional-parameters is NEVER; change one of them"
                                .formatted(key, culprit, key));
            }
        }
    }
}
