package io.duebell.smpp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duebell.carrier.InboundText;
import io.duebell.carrier.NotStoredException;
import io.duebell.carrier.Receipt;
import io.duebell.smpp.LinkSettings;
import io.duebell.smpp.internal.ScriptedSmsc.Line;
import io.duebell.smpp.internal.ScriptedSmsc.Pdu;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.extra.ProcessRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Mutated PDUs against the reader, the decoder and the inbound path; {@code -Dfuzz.pdus=1000000} for many, {@code
 * -Dfuzz.seed=} for those of an earlier run. One in twenty-five goes over a socket to a bound link, the rest straight in.
 */
class FuzzTests {

    private static final int PDUS = Integer.getInteger("fuzz.pdus", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261215L);
    private static final int OVER_THE_WIRE_ONE_IN = 25;
    private static final int AT_ONCE = 40;
    private static final Set<Integer> ACKNOWLEDGEMENTS =
            Set.of(SMPPConstant.CID_DELIVER_SM_RESP, SMPPConstant.CID_DATA_SM_RESP);

    private static final int PATIENCE_MILLIS = 300;

    private final Queue<Throwable> diedOf = new ConcurrentLinkedQueue<>();
    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final Set<Integer> acknowledged = new HashSet<>();
    private Thread.@Nullable UncaughtExceptionHandler before;
    private int answers;

    @BeforeEach
    void watch() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> diedOf.add(thrown));
        System.out.printf("fuzz: %,d PDUs, -Dfuzz.seed=%d%n", PDUS, SEED);
    }

    @AfterEach
    void unwatch() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void what_is_let_through_is_taken_apart_and_what_is_acknowledged_was_stored() throws IOException {
        Mutations mutations = new Mutations(new Random(SEED));
        GuardedReader reader = new GuardedReader();
        Wire wire = new Wire(LinkFixture.link(Map.of("port", 1, "default-alphabet", "GSM_7BIT_PACKED")));
        long started = System.nanoTime();
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < PDUS; i++) {
            byte[] pdu = mutations.next(i, true);
            try {
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(pdu));
                Command header = reader.readPDUHeader(in);
                byte[] whole = reader.readPDU(in, header);
                int command = header.getCommandId();
                if (command == SMPPConstant.CID_DELIVER_SM || command == SMPPConstant.CID_DATA_SM) {
                    wire.take(whole);
                    taken++;
                    wire.inbound.forEach(text -> assertThat(text.body()).isNotNull());
                    assertThat(wire.receipts.size() + wire.inbound.size())
                            .as("stored when acknowledged: %s", HexFormat.of().formatHex(pdu))
                            .isEqualTo(1);
                }
            } catch (IOException | PDUStringException e) {
                refused++;
            } catch (ProcessRequestException e) {
                assertThat(e.getErrorCode())
                        .as(HexFormat.of().formatHex(pdu))
                        .isEqualTo(SMPPConstant.STAT_ESME_RX_P_APPN);
            } catch (RuntimeException e) {
                throw new AssertionError("met " + HexFormat.of().formatHex(pdu), e);
            } finally {
                wire.receipts.clear();
                wire.inbound.clear();
            }
        }
        System.out.printf(
                "fuzz: %,d of %,d taken, %,d refused by length or field, in %.1f s%n",
                taken, PDUS, refused, (System.nanoTime() - started) / 1e9);
        assertThat(taken).isGreaterThan(PDUS / 10);
    }

    @Test
    void a_bound_link_outlives_garbage_and_acknowledges_only_what_it_stored() throws IOException {
        Mutations mutations = new Mutations(new Random(SEED + 1));
        Sinks sinks = new Sinks(
                () -> receipt -> keep(key(receipt)), () -> text -> keep(key(text)), () -> (id, part, answer) -> {});
        long started = System.nanoTime();
        int lines = 0;
        try (ScriptedSmsc carrier = new ScriptedSmsc();
                LinkFixture gateway = new LinkFixture(link(carrier.port()), sinks)) {
            for (int sequence = 1; sequence < PDUS / OVER_THE_WIRE_ONE_IN; lines++) {
                try (Line line = next(carrier)) {
                    boolean open = true;
                    while (open && sequence < PDUS / OVER_THE_WIRE_ONE_IN) {
                        Map<Integer, byte[]> batch = new LinkedHashMap<>();
                        while (batch.size() < AT_ONCE) {
                            batch.put(sequence, mutations.next(sequence++, batch.isEmpty()));
                        }
                        open = outlived(line, batch, sequence++);
                    }
                }
            }
            try (Line line = next(carrier)) {
                await().until(gateway.link::isReady);
                assertThat(outlived(line, Map.of(1, wellFormed()), 2)).isTrue();
                assertThat(acknowledged).as("a good text after all the garbage").contains(1);
            }
        }
        System.out.printf(
                "fuzz: %,d over the wire on %,d binds, %,d acknowledged, in %.1f s%n",
                PDUS / OVER_THE_WIRE_ONE_IN, lines, answers, (System.nanoTime() - started) / 1e9);
        assertThat(diedOf).as("what threads died of").isEmpty();
    }

    @Test
    void a_carrier_that_hangs_up_behind_its_answer_to_the_bind_is_bound_anew_each_time() throws IOException {
        try (ScriptedSmsc carrier = new ScriptedSmsc();
                LinkFixture gateway = new LinkFixture(link(carrier.port()))) {
            for (int i = 0; i < 15; i++) {
                next(carrier).close();
            }
            Line line = next(carrier);
            await().until(gateway.link::isReady);
            line.close();
        }
    }

    private Line next(ScriptedSmsc carrier) throws IOException {
        try {
            return carrier.accept();
        } catch (SocketTimeoutException e) {
            diedOf.forEach(e::addSuppressed);
            throw new AssertionError("the link does not bind again", e);
        }
    }

    /** Sends a batch and hears the link out; false when the connection is of no more use. */
    private boolean outlived(Line line, Map<Integer, byte[]> batch, int barrier) throws IOException {
        acknowledged.clear();
        boolean answered = false;
        try {
            for (byte[] pdu : batch.values()) {
                line.write(pdu);
            }
            line.write(enquireLink(barrier));
            while (!answered) {
                Pdu pdu = line.read(PATIENCE_MILLIS);
                answered = pdu.command() == SMPPConstant.CID_ENQUIRE_LINK_RESP && pdu.sequence() == barrier;
                judge(pdu, batch);
            }
            // what the pool has not answered yet
            while (true) {
                judge(line.read(20), batch);
            }
        } catch (SocketTimeoutException e) {
            return answered;
        } catch (IOException e) {
            return false;
        }
    }

    private void judge(Pdu answer, Map<Integer, byte[]> batch) throws IOException {
        byte[] asked = batch.get(answer.sequence());
        if (asked != null && answer.status() == 0 && ACKNOWLEDGEMENTS.contains(answer.command())) {
            acknowledged.add(answer.sequence());
            answers++;
            assertThat(meant(asked))
                    .as("acknowledged: %s", HexFormat.of().formatHex(asked))
                    .isIn(stored);
        }
    }

    /** One in seven is not stored, as when the database is away; it must not be acknowledged. */
    private void keep(String key) {
        if (Math.floorMod(key.hashCode(), 7) == 0) {
            throw new NotStoredException("the database is away", new IllegalStateException());
        }
        stored.add(key);
    }

    /** What the PDU says, read without a connection; "" for what nobody should acknowledge. */
    private static String meant(byte[] pdu) {
        Wire wire = new Wire(link(1));
        try {
            wire.take(pdu);
        } catch (PDUStringException | ProcessRequestException | RuntimeException e) {
            return "";
        }
        return wire.receipts.isEmpty() ? key(wire.inbound.get(0)) : key(wire.receipts.get(0));
    }

    private static String key(Receipt receipt) {
        return "%s %s %s %s %s"
                .formatted(
                        receipt.messageId(),
                        receipt.state(),
                        receipt.code(),
                        receipt.msisdn() == null ? "" : receipt.msisdn().digits(),
                        receipt.doneAt());
    }

    private static String key(InboundText text) {
        return "%s %s %s %s %s"
                .formatted(
                        text.sender(),
                        text.destination(),
                        text.charset(),
                        HexFormat.of().formatHex(text.octets()),
                        text.segment());
    }

    private static LinkSettings.Link link(int port) {
        return LinkFixture.link(
                Map.of("port", port, "rebind-min", "10ms", "rebind-max", "20ms", "connect-timeout", "300ms"));
    }

    private static byte[] enquireLink(int sequence) {
        return ByteBuffer.allocate(16)
                .putInt(16)
                .putInt(SMPPConstant.CID_ENQUIRE_LINK)
                .putInt(0)
                .putInt(sequence)
                .array();
    }

    /** The first of the golden texts whose key the sink takes. */
    private static byte[] wellFormed() throws IOException {
        return Wire.golden("inbound.tsv").stream()
                .map(row -> HexFormat.of().parseHex(row[3]))
                .filter(pdu -> Math.floorMod(meant(pdu).hashCode(), 7) != 0)
                .map(pdu -> ByteBuffer.wrap(pdu).putInt(12, 1).array())
                .findFirst()
                .orElseThrow();
    }
}
