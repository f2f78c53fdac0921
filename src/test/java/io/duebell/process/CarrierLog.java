package io.duebell.process;

import io.duebell.simulator.carrier.SmscLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the carrier's own log says it took, by handset; the judge of every run that breaks things. */
final class CarrierLog {

    /** Texts of one part, by handset. */
    private final Map<String, Integer> alone = new TreeMap<>();

    /** Parts of several, by handset, reference and place. */
    private final Map<String, Integer> inSeveral = new TreeMap<>();

    private CarrierLog() {}

    static CarrierLog read(Path file) throws IOException {
        CarrierLog log = new CarrierLog();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields.length < 9
                    || !fields[1].equals("in")
                    || !fields[2].equals("submit_sm")
                    || !fields[4].equals("0")) {
                continue;
            }
            boolean several = Integer.parseInt(fields[8]) > 1;
            if (several) {
                log.inSeveral.merge(key(fields[5], fields[6], fields[7]), 1, Integer::sum);
            } else {
                log.alone.merge(fields[5], 1, Integer::sum);
            }
        }
        return log;
    }

    int parts() {
        return alone.values().stream().mapToInt(count -> count).sum()
                + inSeveral.values().stream().mapToInt(count -> count).sum();
    }

    int partsOfSeveral() {
        return inSeveral.size();
    }

    /** Parts beyond what the gateway's notices have: each was taken twice. */
    Map<String, Integer> tooMany(JdbcTemplate gateway) {
        Map<String, Integer> tooMany = new TreeMap<>();
        Map<String, Integer> planned = new TreeMap<>();
        gateway.query("SELECT msisdn FROM notice WHERE msisdn IS NOT NULL AND parts = 1", row -> {
            planned.merge(SmscLog.hash(row.getString("msisdn")), 1, Integer::sum);
        });
        alone.forEach((handset, taken) -> {
            if (taken > planned.getOrDefault(handset, 0)) {
                tooMany.put(handset, taken);
            }
        });
        inSeveral.forEach((part, taken) -> {
            if (taken > 1) {
                tooMany.put(part, taken);
            }
        });
        return tooMany;
    }

    /** Whether it took a part that the gateway is in doubt of. */
    boolean took(Doubtful part) {
        return part.parts() > 1
                ? inSeveral.containsKey(
                        key(part.handset(), String.valueOf(part.reference()), String.valueOf(part.partNo())))
                : alone.containsKey(part.handset());
    }

    private static String key(String handset, String reference, String place) {
        return handset + "/" + reference + "/" + place;
    }

    /** A part in doubt, its handset named as the carrier's log names it. */
    record Doubtful(String handset, int parts, int reference, int partNo, String cause, int doubtsToHandset) {

        /** Whether a receipt toward the handset could mean this part alone. */
        boolean isAlone() {
            return doubtsToHandset == 1;
        }

        /** Those that are in doubt now. */
        static java.util.List<Doubtful> all(JdbcTemplate gateway) {
            return gateway.query(
                    """
                    SELECT n.msisdn, n.parts, COALESCE(n.reference, 0) AS reference, p.part_no, p.code,
                           (SELECT COUNT(*)
                            FROM notice o
                                     JOIN notice_part q ON q.notice_id = o.id
                            WHERE o.msisdn = n.msisdn
                              AND q.message_id IS NULL) AS doubts
                    FROM notice n
                             JOIN notice_part p ON p.notice_id = n.id
                    WHERE n.state = 'IN_DOUBT'
                      AND p.state = 'IN_DOUBT'
                    """,
                    (row, no) -> new Doubtful(
                            SmscLog.hash(Objects.requireNonNull(row.getString("msisdn"))),
                            row.getInt("parts"),
                            row.getInt("reference"),
                            row.getInt("part_no"),
                            String.valueOf(row.getString("code")),
                            row.getInt("doubts")));
        }
    }
}
