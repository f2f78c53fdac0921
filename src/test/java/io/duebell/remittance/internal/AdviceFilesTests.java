package io.duebell.remittance.internal;

import static io.duebell.remittance.internal.Counter.SUPERVISOR;
import static io.duebell.remittance.internal.Counter.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.remittance.ReviewDesk.Outcome;
import io.duebell.remittance.internal.AdviceFileMapper.Numbered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is advised, and how it goes out by file, whatever breaks off in between. */
class AdviceFilesTests {

    private static final String LOAN = "3107250300144596";
    private static final String OTHER = "3107260300232763";

    private final Path folder = Path.of("target", "advice-" + UUID.randomUUID());
    private final Counter counter = new Counter(
            "--duebell.remittance.advice.dir=" + folder,
            "--duebell.remittance.advice.file-every=1s",
            "--duebell.remittance.advice.file-lines=2");
    private final AdviceFiles files = counter.context.getBean(AdviceFiles.class);

    @BeforeEach
    void book() {
        counter.book
                .add("310700000001", "王秋菊", LOAN, "162.50")
                .add("310700000002", "李大山", OTHER, "88.20")
                .add("310700000003", "赵敏", "3107260300232711", "70.00");
    }

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void aFileTellsEachLineOnceAndCanBeCheckedByItself() throws Exception {
        credit("S1", "200.00", LOAN);
        credit("S2", "88.20", OTHER);

        tick();
        tick();

        List<Path> written = written();
        assertThat(written).hasSize(1);
        assertThat(written.get(0).getFileName().toString()).startsWith("advice-000000001-");
        String text = Files.readString(written.get(0));
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .isEqualTo(
                        "key,kind,undoes,loan_no,borrower_no,total,principal,interest,penalty,paid_on,account,serial,"
                                + "remittance,decided_at");
        assertThat(lines.get(1))
                .startsWith(
                        "C" + share("S1") + ",CREDIT,," + LOAN + ",310700000001,200.00,37.50,162.50,0.00,2026-12-14,")
                .contains(",S1," + counter.id("S1") + ",");
        String body = text.substring(0, text.indexOf("END,"));
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.get(3)).isEqualTo("END,2,288.20," + hash);
        assertThat(counter.number("SELECT COUNT(*) FROM advice WHERE told_at IS NOT NULL AND file_no = 1"))
                .isEqualTo(2);
        assertThat(counter.number("SELECT total_fen FROM advice_file")).isEqualTo(28_820);
    }

    @Test
    void numbersFollowEachOtherAndAFileTakesNoMoreLinesThanItShould() throws Exception {
        credit("S1", "1.00", LOAN);
        credit("S2", "2.00", OTHER);
        credit("S3", "3.00", "3107260300232711");

        tick();
        tick();
        assertThat(written()).as("it is not time yet").hasSize(1);
        passFileTime();
        tick();

        assertThat(written())
                .extracting(each -> each.getFileName().toString().substring(0, 16))
                .containsExactly("advice-000000001", "advice-000000002");
        assertThat(counter.number("SELECT MAX(line_count) FROM advice_file")).isEqualTo(2);
        assertThat(counter.number("SELECT SUM(line_count) FROM advice_file")).isEqualTo(3);
    }

    @Test
    void anUndoneCreditGoesOutWithAMinusIfItWasToldAndNeitherGoesOutIfItWasNot() throws Exception {
        credit("S1", "1.00", LOAN);
        tick();
        credit("S2", "2.00", OTHER);

        undo("S1");
        undo("S2");
        passFileTime();
        tick();

        List<String> lines = Files.readAllLines(written().get(1));
        assertThat(lines).hasSize(3);
        long share = share("S1");
        assertThat(lines.get(1)).startsWith("U" + share + ",UNDO,C" + share + "," + LOAN + ",310700000001,-1.00,");
        assertThat(lines.get(2)).startsWith("END,1,-1.00,");
        assertThat(counter.number("SELECT COUNT(*) FROM advice WHERE share_id = " + share("S2")))
                .isZero();
    }

    @Test
    void whatANodeLeftAtAnyPlaceIsWrittenAgainWithTheSameLinesUnderItsNumber() throws Exception {
        credit("S1", "1.00", LOAN);
        Numbered claimed = files.claim().orElseThrow();
        credit("S2", "2.00", OTHER);
        undo("S1");

        assertThat(files.claim()).as("another node has it").isEmpty();
        leaseEnds();
        Numbered again = files.claim().orElseThrow();
        assertThat(again).isEqualTo(claimed);
        // It dies behind the rename, before anybody knows
        counter.jdbc.execute("CREATE TRIGGER broken BEFORE UPDATE ON advice_file FOR EACH ROW"
                + " BEGIN IF NEW.written_at IS NOT NULL THEN SIGNAL SQLSTATE '45000'; END IF; END");
        assertThatThrownBy(() -> files.write(again)).isInstanceOf(RuntimeException.class);
        counter.jdbc.execute("DROP TRIGGER broken");
        byte[] first = Files.readAllBytes(written().get(0));
        Files.writeString(folder.resolve("." + claimed.name() + ".x.part"), "half of it");
        leaseEnds();
        tick();

        assertThat(written()).hasSize(1);
        assertThat(Files.readAllBytes(written().get(0))).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.UTF_8).lines()).hasSize(3);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).as("nothing half is left").hasSize(1);
        }
        passFileTime();
        tick();
        assertThat(Files.readString(written().get(1)))
                .contains("C" + share("S2"), "U" + share("S1"))
                .doesNotContain("\nC" + share("S1") + ",");
    }

    @Test
    void nodesThatLookAtOnceTakeNoNumberAndNoLineTwice() throws Exception {
        for (int i = 0; i < 12; i++) {
            credit("S" + i, "1.00", LOAN);
        }
        Callable<Integer> node = () -> {
            int wrote = 0;
            for (int i = 0; i < 40; i++) {
                wrote += tick() ? 1 : 0;
                passFileTime();
            }
            return wrote;
        };

        ExecutorService nodes = Executors.newFixedThreadPool(3);
        int wrote = 0;
        for (var each : nodes.invokeAll(List.of(node, node, node))) {
            wrote += each.get();
        }
        nodes.shutdown();

        assertThat(wrote).isEqualTo(6);
        assertThat(written()).hasSize(6);
        assertThat(counter.number("SELECT COUNT(DISTINCT file_no) FROM advice WHERE file_no BETWEEN 1 AND 6"))
                .isEqualTo(6);
        long keys = 0;
        for (Path file : written()) {
            keys += Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("C"))
                    .count();
        }
        assertThat(keys).isEqualTo(12);
    }

    @Test
    void whatIsUndoneWhileFilesAreClaimedIsToldWithItsUndoingOrNotAtAll() throws Exception {
        for (int i = 0; i < 8; i++) {
            credit("S" + i, "1.00", LOAN);
        }
        Callable<Integer> node = () -> {
            for (int i = 0; i < 20; i++) {
                tick();
                passFileTime();
            }
            return 0;
        };
        Callable<Integer> person = () -> {
            for (int i = 7; i >= 0; i--) {
                undo("S" + i);
            }
            return 0;
        };

        ExecutorService both = Executors.newFixedThreadPool(2);
        for (var each : both.invokeAll(List.of(node, person))) {
            assertThat(each.get()).isZero();
        }
        both.shutdown();
        for (int i = 0; i < 20; i++) {
            passFileTime();
            tick();
        }

        assertThat(counter.number("SELECT COUNT(*) FROM advice WHERE file_no IS NULL OR told_at IS NULL"))
                .isZero();
        assertThat(counter.number("SELECT COUNT(*) FROM advice WHERE kind = 'CREDIT'"))
                .isEqualTo(counter.number("SELECT COUNT(*) FROM advice WHERE kind = 'UNDO'"));
        assertThat(counter.number("SELECT COUNT(*) FROM advice u JOIN advice c ON c.share_id = u.share_id"
                        + " WHERE u.kind = 'UNDO' AND c.kind = 'CREDIT' AND c.file_no > u.file_no"))
                .as("a credit behind its undoing")
                .isZero();
        assertThat(counter.number("SELECT COALESCE(SUM(total_fen), 0) FROM advice_file"))
                .isZero();
    }

    private void credit(String serial, String yuan, String loan) {
        counter.read(in(serial, yuan, "某人" + serial, "借据" + loan + "利息"));
        counter.judge();
        assertThat(counter.states()).containsEntry(serial, "CREDITED");
    }

    private void undo(String serial) {
        assertThat(counter.desk.undo(SUPERVISOR, counter.id(serial), counter.version(serial), "wrong"))
                .isInstanceOf(Outcome.Done.class);
    }

    private long share(String serial) {
        return counter.number("SELECT MIN(id) FROM remittance_share WHERE remittance_id = " + counter.id(serial));
    }

    private boolean tick() throws IOException {
        Optional<Numbered> claimed = files.claim();
        if (claimed.isPresent()) {
            files.write(claimed.get());
        }
        return claimed.isPresent();
    }

    private void passFileTime() {
        counter.jdbc.update("UPDATE advice_file SET claimed_at = claimed_at - INTERVAL 2 SECOND");
    }

    private void leaseEnds() {
        counter.jdbc.update("UPDATE advice_file SET lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.getFileName().toString().startsWith("advice-"))
                    .sorted()
                    .toList();
        }
    }
}
