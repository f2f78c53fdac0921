package io.duebell.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateRepliesTests {

    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();

    @Test
    void everyLineIsAnsweredInItsOrderHoweverTheFileIsWritten() throws IOException {
        List<String> out = evaluate("\uFEFFutterance\tintent\tdate_meaning\tnotes\r\n"
                + "\"他说\"\"已还\"\"\"\tPAID_CLAIM\t\t\r\n"
                + "\r\n"
                + "明天还500\tPROMISE\t2026-11-24\tamount=500\r\n"
                + "退订\tFAREWELL\r\n"
                + "余额\r\n");

        assertThat(out)
                .extracting(line -> line.split("\t", -1)[0])
                .containsExactly("utterance", "他说\"已还\"", "", "明天还500", "退订", "余额");
        assertThat(out.get(3)).startsWith("明天还500\tPROMISE\t2026-11-24\t500\t").endsWith("\tACT");
        assertThat(printed.toString())
                .contains("line 5: no intent is named FAREWELL")
                .contains("5 texts read, 2 of them with labels")
                .contains("days: 1 of 1 as meant")
                .contains("amounts: 1 of 1 as meant");
    }

    @Test
    void aFileOfTextsAloneIsReadWithoutScores() throws IOException {
        List<String> out = evaluate("已还\n退订\n");

        assertThat(out).hasSize(3);
        assertThat(out.get(2)).startsWith("退订\tOPT_OUT\t");
        assertThat(printed.toString()).contains("names no column").doesNotContain("as meant");
    }

    private List<String> evaluate(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("replies.tsv"), content);
        Path out = folder.resolve("out.tsv");
        int code = new CommandLine(new EvaluateReplies())
                .setOut(new PrintWriter(printed, true))
                .execute(file.toString(), "--business-date", "2026-11-23", "--out", out.toString());
        assertThat(code).isZero();
        return Files.readAllLines(out);
    }
}
