package io.duebell.smpp.internal;

import io.duebell.simulator.carrier.SmscLog;
import io.duebell.smpp.MessageIdForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the carrier's log: what it took, refused, received without either, and answered. */
final class SmscJudge {

    private static final String TAKEN = "0";
    private static final String NEITHER = "-";

    private final List<Line> lines;

    private SmscJudge(List<Line> lines) {
        this.lines = lines;
    }

    static SmscJudge of(Path log) throws IOException {
        return new SmscJudge(Files.readAllLines(log).stream().map(Line::parse).toList());
    }

    /** Message ids of what it took, in its order and in the form the gateway gives them. */
    List<String> taken() {
        return submits().stream()
                .filter(line -> line.status().equals(TAKEN))
                .map(Line::id)
                .toList();
    }

    /** Message ids of what it took from the handset, in its order. */
    List<String> taken(String msisdn) {
        return submits().stream()
                .filter(line -> line.status().equals(TAKEN))
                .filter(line -> line.handset().equals(SmscLog.hash(msisdn)))
                .map(Line::id)
                .toList();
    }

    /** Statuses of what it refused, in hex. */
    List<String> refused() {
        return submits().stream()
                .map(Line::status)
                .filter(status -> !status.equals(TAKEN) && !status.equals(NEITHER))
                .toList();
    }

    /** How many it received without taking or refusing them. */
    long neither() {
        return submits().stream().filter(line -> line.status().equals(NEITHER)).count();
    }

    /** How often it may have taken a part for this handset: what it refused it has surely not. */
    long mayHaveTaken(String msisdn) {
        return submits().stream()
                .filter(line -> line.handset().equals(SmscLog.hash(msisdn)))
                .filter(line -> line.status().equals(TAKEN) || line.status().equals(NEITHER))
                .count();
    }

    /** Message ids that it answered with, in the order of its answers. */
    List<String> answered() {
        return lines.stream()
                .filter(line ->
                        line.command().equals("submit_sm_resp") && line.status().equals(TAKEN))
                .map(Line::id)
                .toList();
    }

    /** Message ids of receipts that the gateway acknowledged, in the order of the acknowledgements. */
    List<String> receipts() {
        return lines.stream()
                .filter(line ->
                        line.command().equals("deliver_sm") && line.status().equals(TAKEN))
                .map(Line::id)
                .toList();
    }

    /** Statuses of the generic_nacks it got, in hex. */
    List<String> nacks() {
        return lines.stream()
                .filter(line -> line.command().equals("generic_nack"))
                .map(Line::status)
                .toList();
    }

    /** What stands where in the log. */
    List<String> commandsAbout(String id) {
        return lines.stream()
                .filter(line -> line.id().equals(id))
                .map(Line::command)
                .toList();
    }

    /** Parts that may have been taken more than once: by handset, reference, place and text. */
    Map<String, Integer> twice() {
        Map<String, Integer> times = new HashMap<>();
        submits().stream()
                .filter(line -> line.status().equals(TAKEN) || line.status().equals(NEITHER))
                .forEach(line -> times.merge(line.part(), 1, Integer::sum));
        times.values().removeIf(count -> count == 1);
        return times;
    }

    private List<Line> submits() {
        return lines.stream().filter(line -> line.command().equals("submit_sm")).toList();
    }

    private record Line(String command, String id, String status, String handset, String part) {

        static Line parse(String line) {
            String[] fields = line.split("\t", -1);
            return new Line(
                    fields[2],
                    MessageIdForm.AS_IS.ofResponse(fields[3]),
                    fields[4],
                    fields[5],
                    String.join("/", fields[5], fields[6], fields[7], fields[10]));
        }
    }
}
