package io.duebell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Gateways, carrier and database in processes of their own, all of which are wronged while notices leave: gateways are
 * killed, the wire to the carrier is cut, the database is killed. The carrier's log is the judge.
 *
 * <p>{@code mvn verify} runs it small, {@code mvn verify -Pchaos} large: 50,000 notices, twenty kills, fifty cuts, two
 * deaths of the database, on two nodes; {@code -Dchaos.nodes=1} and the other {@code chaos.} properties change that.
 */
@Tag("process")
@Tag("chaos")
class ChaosTests {

    private static final int WINDOW = 10;
    private static final int NOTICES = Integer.getInteger("chaos.notices", 1_000);
    private static final int KILLS = Integer.getInteger("chaos.kills", 3);
    private static final int CUTS = Integer.getInteger("chaos.cuts", 5);
    private static final int DATABASE_DEATHS = Integer.getInteger("chaos.database-deaths", 1);
    private static final int NODES = Integer.getInteger("chaos.nodes", 2);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());

    /** Seconds for which there should be something to send for each kill: a gateway takes so long to be back. */
    private static final int SECONDS_A_KILL = 20;

    private enum Wrong {
        KILL,
        CUT,
        DATABASE_DEATH
    }

    private final Random random = new Random(SEED);
    private final List<Program> gateways = new ArrayList<>();
    private KillableDatabase database;
    private World world;

    @BeforeEach
    void open() throws Exception {
        database = new KillableDatabase();
        world = new World(NOTICES * 3 / 2, database.server());
    }

    @AfterEach
    void close() {
        world.close();
        database.close();
    }

    @Test
    void whateverDiesNothingIsLostAndNothingIsSentTwice() throws Exception {
        say(
                "seed %d: %d kills, %d cuts, %d deaths of the database, %d nodes",
                SEED, KILLS, CUTS, DATABASE_DEATHS, NODES);
        world.startCarrier("--latency=100", "--receipt-delay=100-600");
        world.jdbc.update("UPDATE sending_switch SET stopped = TRUE");
        for (int node = 0; node < NODES; node++) {
            gateways.add(startGateway(node));
        }
        await().atMost(Duration.ofMinutes(20))
                .until(() -> world.count("SELECT COUNT(*) FROM planning_run WHERE state = 'DONE'") == 1);
        long planned = world.inState("READY");
        world.jdbc.update("UPDATE sending_switch SET stopped = FALSE");

        List<Wrong> wrongs = new ArrayList<>(Collections.nCopies(KILLS, Wrong.KILL));
        wrongs.addAll(Collections.nCopies(CUTS, Wrong.CUT));
        wrongs.addAll(Collections.nCopies(DATABASE_DEATHS, Wrong.DATABASE_DEATH));
        Collections.shuffle(wrongs, random);
        awaitSomethingSent();
        for (Wrong wrong : wrongs) {
            aMoment();
            commit(wrong);
        }
        say("all wrongs done with %d of %d notices to go", unfinished(), planned);
        await().ignoreExceptions().atMost(Duration.ofMinutes(30)).until(() -> unfinished() == 0);

        CarrierLog log = CarrierLog.read(world.smscLog());
        assertThat(log.tooMany(world.jdbc)).as("parts the carrier took twice").isEmpty();
        long doubts = world.count("SELECT COUNT(DISTINCT notice_id) FROM notice_event WHERE to_state = 'IN_DOUBT'");
        assertThat(doubts).as("ever in doubt").isBetween(1L, 2L * WINDOW * KILLS + (long) WINDOW * NODES * CUTS);
        awaitLateReceipts(log);
        tell(log, planned, doubts);
        assertThat(CarrierLog.Doubtful.all(world.jdbc))
                .filteredOn(part -> log.took(part) && part.isAlone())
                .as("in doubt though the carrier took it and its receipt can mean nothing else")
                .isEmpty();
        assertThat(world.inState("DELIVERED", "UNDELIVERED", "IN_DOUBT", "FAILED", "SUPPRESSED", "WITHDRAWN"))
                .as("ended or in doubt")
                .isEqualTo(world.count("SELECT COUNT(*) FROM notice"));
        assertThat(world.inState("DELIVERED")).as("delivered").isGreaterThan(planned * 9 / 10 - doubts);
        assertThat(log.partsOfSeveral()).as("parts of texts in several").isPositive();
    }

    private Program startGateway(int node) {
        double rate = (double) NOTICES / (SECONDS_A_KILL * Math.max(1, KILLS));
        return world.startGateway(
                "node-" + node,
                "--duebell.links[0].window=" + WINDOW,
                "--duebell.links[0].binds=" + NODES,
                "--duebell.links[0].rate=" + rate,
                // Long enough for some texts to take two parts.
                "--duebell.notice.signature.zh-CN=枫木坪镇农村信用合作联社营业部");
    }

    private void commit(Wrong wrong) {
        switch (wrong) {
            case KILL -> {
                int node = random.nextInt(NODES);
                gateways.get(node).kill();
                gateways.set(node, startGateway(node));
            }
            case CUT -> world.carrierWire().cut();
            case DATABASE_DEATH -> database.killAndStart();
        }
    }

    private void awaitSomethingSent() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> world.count("SELECT COUNT(*) FROM notice_part WHERE state = 'ACCEPTED'") > 0);
    }

    /** So that wrongs come at any moment of the work, and not at those that the test waits for. */
    private void aMoment() {
        long millis = random.nextInt(200, 1_500);
        await().pollDelay(millis, TimeUnit.MILLISECONDS)
                .atMost(millis + 5_000, TimeUnit.MILLISECONDS)
                .until(() -> true);
    }

    private long unfinished() {
        return world.inState("PLANNED", "READY", "SENDING", "SENT", "HELD");
    }

    /** The carrier owes receipts for what it took; those that can mean one part alone settle its doubt. */
    private void awaitLateReceipts(CarrierLog log) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        await().ignoreExceptions()
                .atMost(Duration.ofMinutes(2))
                .until(() -> System.nanoTime() > deadline
                        || CarrierLog.Doubtful.all(world.jdbc).stream()
                                .noneMatch(part -> log.took(part) && part.isAlone()));
    }

    private void tell(CarrierLog log, long planned, long doubts) {
        List<CarrierLog.Doubtful> left = CarrierLog.Doubtful.all(world.jdbc);
        long neverTaken = left.stream().filter(part -> !log.took(part)).count();
        say(
                "%d notices: the carrier took %d parts, none twice; %d were ever in doubt; left in doubt: %d that it never"
                        + " took, %d whose receipts could mean several",
                planned, log.parts(), doubts, neverTaken, left.size() - neverTaken);
        say("ended as %s", world.states());
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
