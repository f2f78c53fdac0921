package io.duebell.remittance.internal;

import static io.duebell.remittance.internal.Counter.SUPERVISOR;
import static io.duebell.remittance.internal.Counter.in;
import static io.duebell.remittance.internal.Counter.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.duebell.remittance.ReviewDesk.Outcome;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.FileState;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file goes back in batches: wherever that breaks off, and whatever comes meanwhile, it goes on and no money is lost or twice. */
class TakingBackTests {

    private final Counter counter = new Counter();

    @AfterEach
    void close() {
        counter.close();
    }

    @Test
    void whatBrokeOffGoesOnBehindTheLastBatchAndEachStepIsToldOnce() {
        String[] day = IntStream.range(0, 10)
                .mapToObj(i -> in("S" + i, "1.00", "王芳", ""))
                .toArray(String[]::new);
        long file = counter.read(day);
        long reversing = counter.read(reversal("R", "1.00", "S1"));

        Answer answer = breakOff(file, "S4");

        assertThat(answer).as("it was begun, and goes on by itself").isEqualTo(new Answer.Taken(file));
        assertThat(counter.file(file).state()).isEqualTo(FileState.TAKING_BACK);
        assertThat(counter.file(file).takenBack()).isEqualTo(3);
        assertThat(counter.states()).containsEntry("S2", "TAKEN_BACK").containsEntry("S3", "NEW");
        goOn();
        assertThat(counter.file(file).state()).isEqualTo(FileState.TAKEN_BACK);
        assertThat(counter.file(file).takenBack()).isEqualTo(10);
        assertThat(counter.states().values()).containsOnly("TAKEN_BACK");
        assertThat(counter.number("SELECT COUNT(*) FROM remittance_event WHERE to_state = 'TAKEN_BACK'"))
                .isEqualTo(10);
        assertThat(counter.text("SELECT GROUP_CONCAT(r.serial ORDER BY e.id) FROM remittance_event e"
                        + " JOIN remittance r ON r.id = e.remittance_id WHERE e.to_state = 'TAKEN_BACK'"))
                .isEqualTo("S0,S1,S2,S3,S4,S5,S6,S7,S8,S9");
        assertThat(counter.file(reversing).state()).isEqualTo(FileState.DONE);
    }

    @Test
    void meanwhileNothingOfItIsJudgedOrSettledOrTakenBackOnceMore() {
        counter.book.add("310700000001", "王秋菊", "3107250300144596", "162.50");
        long file = counter.read(in("S0", "1.00", "王芳", "借据3107250300144596利息"), in("S1", "1.00", "王芳", ""));
        counter.jdbc.update("UPDATE remittance SET state = 'REVIEW' WHERE serial = 'S1'");
        breakOff(file, "S0");

        counter.judge();
        counter.judging.judge(counter.id("S0"));
        Outcome settled = counter.desk.nobody(SUPERVISOR, counter.id("S1"), counter.version("S1"), "rent");
        Answer again = counter.intake.takeBack(file, false, "wrong", "zhao");

        assertThat(counter.states()).isEqualTo(Map.of("S0", "NEW", "S1", "REVIEW"));
        assertThat(settled).isEqualTo(new Outcome.Refused("taking-back", ""));
        assertThat(again).isEqualTo(new Answer.Refused("not-done", ""));
    }

    @Test
    void whatAnotherFileTellsOfMeanwhileIsThatOnes() {
        String[] day = IntStream.range(0, 9)
                .mapToObj(i -> in("S" + i, "1.00", "王芳", ""))
                .toArray(String[]::new);
        long file = counter.read(day);
        breakOff(file, "S4");

        long other = counter.read(day[1], day[5], day[8]);
        goOn();

        assertThat(counter.file(other).lines()).isEqualTo(Map.of(Fate.REMITTANCE, 3));
        assertThat(counter.file(other).cameIn().fen()).isEqualTo(300);
        assertThat(counter.states())
                .containsEntry("S1", "NEW")
                .containsEntry("S5", "NEW")
                .containsEntry("S8", "NEW")
                .containsEntry("S4", "TAKEN_BACK");
    }

    @Test
    void aReversalToldByAnotherFileMeanwhileHolds() {
        counter.read(in("X1", "5.00", "王芳", ""), in("X2", "6.00", "王芳", ""));
        long file =
                counter.read(in("S0", "1.00", "王芳", ""), reversal("R1", "5.00", "X1"), reversal("R2", "6.00", "X2"));
        breakOff(file, "S0");

        long other = counter.read(reversal("R1", "5.00", "X1"));
        goOn();

        assertThat(counter.file(other).lines()).isEqualTo(Map.of(Fate.DUPLICATE, 1));
        assertThat(counter.states()).isEqualTo(Map.of("S0", "TAKEN_BACK", "X1", "REVERSED", "X2", "NEW"));
        assertThat(counter.number("SELECT COUNT(*) FROM reversal_waiting")).isZero();
    }

    @Test
    void twoFilesThatTellTheSameGoBackTogetherAndNeitherKeepsIt() {
        counter.read(in("X1", "5.00", "王芳", ""));
        String[] day = {in("S0", "1.00", "王芳", ""), in("S1", "1.00", "王芳", ""), reversal("R1", "5.00", "X1")};
        long one = counter.read(day);
        long other = counter.read(day);
        breakOff(one, "S0");

        counter.intake.takeBack(other, false, "wrong", "zhao");
        goOn();

        assertThat(counter.states()).isEqualTo(Map.of("S0", "TAKEN_BACK", "S1", "TAKEN_BACK", "X1", "NEW"));
        assertThat(counter.file(other).state()).isEqualTo(FileState.TAKEN_BACK);
    }

    /** Begins, and the database refuses a line as if the node had died before it. */
    private Answer breakOff(long file, String serial) {
        counter.jdbc.execute("CREATE TRIGGER broken BEFORE UPDATE ON remittance FOR EACH ROW BEGIN"
                + " IF NEW.state = 'TAKEN_BACK' AND NEW.serial = '" + serial
                + "' THEN SIGNAL SQLSTATE '45000'; END IF; END");
        Answer answer = counter.intake.takeBack(file, false, "wrong", "zhao");
        counter.jdbc.execute("DROP TRIGGER broken");
        return answer;
    }

    private void goOn() {
        counter.takeBackWhatWasBegun();
    }
}
