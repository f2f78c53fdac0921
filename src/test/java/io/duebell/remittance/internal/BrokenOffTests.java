package io.duebell.remittance.internal;

import static io.duebell.remittance.internal.Counter.in;
import static io.duebell.remittance.internal.Counter.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.sheet.Xlsx;
import io.duebell.statement.Layout;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading that breaks off: a node dies in the middle, or nobody can read the file at all. */
class BrokenOffTests {

    private final Counter counter = new Counter();

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void whatANodeLeftHalfReadIsGoneOnWithBehindTheLastBatch() throws Exception {
        String[] day = IntStream.range(0, 10)
                .mapToObj(i -> in("S" + i, "1.00", "王芳", ""))
                .toArray(String[]::new);
        long file = counter.take(statement(day));
        FileMapper.Kept claimed = counter.reading.claim().orElseThrow();
        // The database refuses the second batch, as if the node had died before it
        counter.jdbc.execute("CREATE TRIGGER broken BEFORE INSERT ON statement_line FOR EACH ROW"
                + " BEGIN IF NEW.place > 3 THEN SIGNAL SQLSTATE '45000'; END IF; END");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> counter.reading.read(claimed)))
                .isNotNull();
        counter.jdbc.execute("DROP TRIGGER broken");
        assertThat(counter.number("SELECT line_count FROM statement_file")).isEqualTo(3);
        assertThat(counter.number("SELECT COUNT(*) FROM remittance")).isEqualTo(3);

        goOn();

        assertThat(counter.file(file).state()).isEqualTo(FileState.DONE);
        assertThat(counter.file(file).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 10));
        assertThat(counter.file(file).cameIn().fen()).isEqualTo(1000);
    }

    @Test
    void aSheetThatANodeLeftHalfReadIsGoneOnWithAndIsTheSameMoneyAsItsCsv() throws Exception {
        @Nullable Object[][] rows = new Object[11][];
        String[] day = new String[10];
        rows[0] = Xlsx.row("交易日期", "交易流水号", "借贷标志", "交易金额", "本方账号", "对方户名", "对方账号", "摘要", "附言");
        for (int i = 0; i < 10; i++) {
            day[i] = in("S" + i, "1.10", "王芳", "");
            String[] cells = day[i].split(",", -1);
            rows[i + 1] = new Object[] {cells[0], cells[1], cells[2], 1.1, 2031, cells[5], cells[6], cells[7]};
        }
        long file = counter.take(Xlsx.of(rows));
        breakOffBehind(6);

        goOn();
        long csv = counter.read(day);

        assertThat(counter.file(file).state()).isEqualTo(FileState.DONE);
        assertThat(counter.file(file).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 10));
        assertThat(counter.file(file).cameIn().fen()).isEqualTo(1100);
        assertThat(counter.file(csv).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 10));
    }

    @Test
    void aLineUnderTheNumberOfAnotherIsFoundOutAlsoBehindACrash() throws Exception {
        String[] day = {
            in("S1", "1.00", "王芳", ""),
            in("S2", "1.00", "王芳", ""),
            in("S3", "1.00", "王芳", ""),
            in("S1", "1.00", "王芳", "另一笔"),
            in("S1", "1.00", "王芳", "")
        };
        long file = counter.take(statement(day));
        breakOffBehind(3);

        goOn();

        assertThat(counter.file(file).lines())
                .isEqualTo(Map.of(Fate.REMITTANCE, 3, Fate.QUARANTINED, 1, Fate.DUPLICATE, 1));
    }

    @Test
    void aFileIsGoneOnWithByWhatItWasBegunWithWhateverFeedsCameAndWent() throws Exception {
        String head = "日,号,向,数,人\n";
        StringBuilder file = new StringBuilder(head);
        for (int i = 1; i <= 6; i++) {
            file.append("0").append(i).append("/12/2026,S").append(i).append(",+,1.00,王芳\n");
        }
        var feeds = counter.context.getBean(io.duebell.remittance.Feeds.class);
        assertThat(feeds.add("甲行", "2031", dayFirst("dd/MM/yyyy"), "zhao")).isNull();
        long id = counter.take(file.toString().getBytes(StandardCharsets.UTF_8));
        breakOffBehind(3);

        feeds.retire(feeds.all().get(0).id(), "zhao");
        assertThat(feeds.add("乙行", "2032", dayFirst("MM/dd/yyyy"), "zhao")).isNull();
        goOn();

        assertThat(counter.file(id).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 6));
        assertThat(counter.number("SELECT COUNT(*) FROM remittance WHERE account = '2031' AND MONTH(booked_on) = 12"))
                .isEqualTo(6);
    }

    private static Layout dayFirst(String pattern) {
        return new Layout(
                Map.of(
                        Layout.Field.DATE, "日",
                        Layout.Field.SERIAL, "号",
                        Layout.Field.DIRECTION, "向",
                        Layout.Field.AMOUNT, "数",
                        Layout.Field.PAYER, "人"),
                null,
                null,
                pattern,
                "+",
                "-");
    }

    @Test
    void aFileThatCannotBeReadIsGivenUpAndHoldsUpNoOther() throws Exception {
        long lost = counter.take(statement(in("S1", "1.00", "王芳", "")));
        java.nio.file.Files.delete(
                counter.folder.resolve("files/" + counter.text("SELECT kept_at FROM statement_file")));

        for (int i = 0; i < 10; i++) {
            FileMapper.Kept claimed = counter.reading.claim().orElseThrow();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> counter.reading.read(claimed)))
                    .isInstanceOf(java.nio.file.NoSuchFileException.class);
            counter.read(in("T" + i, "1.00", "王芳", ""));
            counter.jdbc.update("UPDATE statement_file SET lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND"
                    + " WHERE state = 'READING'");
        }

        assertThat(counter.file(lost).state()).isEqualTo(FileState.FAILED);
        assertThat(counter.file(lost).message()).isEqualTo("lost-file");
        assertThat(counter.number("SELECT COUNT(*) FROM remittance")).isEqualTo(10);
    }

    /** A node reads the file that waits, and dies at the batch that holds the place behind. */
    private void breakOffBehind(int place) {
        FileMapper.Kept claimed = counter.reading.claim().orElseThrow();
        counter.jdbc.execute("CREATE TRIGGER broken BEFORE INSERT ON statement_line FOR EACH ROW"
                + " BEGIN IF NEW.place > " + place + " THEN SIGNAL SQLSTATE '45000'; END IF; END");
        assertThat(catchThrowable(() -> counter.reading.read(claimed))).isNotNull();
        counter.jdbc.execute("DROP TRIGGER broken");
    }

    /** Its lease ends, and another goes on. */
    private void goOn() {
        counter.jdbc.update("UPDATE statement_file SET lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");
        counter.readAll();
    }
}
