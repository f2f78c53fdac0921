package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.duebell.shared.BusinessClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which links refused which numbers as not their own: a number keeps its prefix when it moves to another operator. It is
 * forgotten after {@code duebell.dispatch.ported-for}, for numbers move back.
 */
@Component
class PortedNumbers {

    private final JdbcClient client;
    private final LearningSettings settings;
    private final BusinessClock clock;

    PortedNumbers(JdbcTemplate jdbc, LearningSettings settings, BusinessClock clock) {
        this.client = JdbcClient.create(jdbc);
        this.settings = settings;
        this.clock = clock;
    }

    /** Links by number; a number that nobody refused is not in it. */
    Map<String, Set<String>> refusedBy(Collection<String> msisdns) {
        if (msisdns.isEmpty()) {
            return Map.of();
        }
        return client
                .sql("""
                        SELECT msisdn, link
                        FROM ported_number
                        WHERE msisdn IN (:msisdns)
                          AND learnt_at > :since
                        """)
                .param("msisdns", msisdns)
                .param("since", Timestamp.from(since()))
                .query((row, number) -> new Refused(row.getString("msisdn"), row.getString("link")))
                .list()
                .stream()
                .collect(groupingBy(Refused::msisdn, mapping(Refused::link, toSet())));
    }

    /** In the caller's transaction. */
    void learn(List<Refused> refused) {
        for (Refused one : refused) {
            client.sql("""
                            INSERT INTO ported_number (msisdn, link, learnt_at)
                            VALUES (:msisdn, :link, :now)
                            ON DUPLICATE KEY UPDATE learnt_at = VALUES(learnt_at)
                            """)
                    .param("msisdn", one.msisdn())
                    .param("link", one.link())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    private Instant since() {
        return clock.instant().minus(settings.portedFor());
    }

    /** A number and a link that said it is not its own. */
    record Refused(String msisdn, String link) {}
}
