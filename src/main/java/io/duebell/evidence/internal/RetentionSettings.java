package io.duebell.evidence.internal;

import io.duebell.shared.BadSettingException;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is kept. Records of collection are kept two years at least (facts.md section 6); money may be claimed back for three, the
 * limitation (facts.md section 2).
 *
 * @param stories a notice with its text, steps, parts and receipts, counted from the day on which the last of its loans was paid off
 *     (a remittance goes by the same rule, by the loans it was credited to)
 * @param unmatched remittances that never were credited to anybody, counted from the last step; what was learnt of payers and forgotten
 * @param statements statement files as they came, and what of them is about no money or could not be read
 * @param replies what borrowers wrote, counted from the day it came
 * @param receipts receipts that belong to no notice known
 * @param tallies how often somebody was contacted on a day
 * @param figures runs of planning and dry runs
 */
@ConfigurationProperties("duebell.retention")
public record RetentionSettings(
        @DefaultValue("P5Y") Period stories,
        @DefaultValue("P3Y") Period unmatched,
        @DefaultValue("P3Y") Period statements,
        @DefaultValue("P5Y") Period replies,
        @DefaultValue("P2Y") Period receipts,
        @DefaultValue("P2Y") Period tallies,
        @DefaultValue("P2Y") Period figures) {

    private static final Period LEAST = Period.ofYears(2);

    public RetentionSettings {
        require("stories", stories);
        require("unmatched", unmatched);
        require("statements", statements);
        require("replies", replies);
        require("receipts", receipts);
        require("tallies", tallies);
        require("figures", figures);
    }

    private static void require(String what, Period kept) {
        LocalDate day = LocalDate.EPOCH;
        if (day.plus(kept).isBefore(day.plus(LEAST))) {
            throw new BadSettingException(
                    "duebell.retention." + what,
                    kept.toString(),
                    "records of collection are kept two years at least; give P2Y or more");
        }
    }
}
