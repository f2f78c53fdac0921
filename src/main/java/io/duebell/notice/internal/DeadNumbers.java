package io.duebell.notice.internal;

import static java.util.stream.Collectors.groupingBy;

import io.duebell.dispatch.WrongNumbers;
import io.duebell.dispatch.WrongNumbers.Finding;
import io.duebell.notice.PlanningProperties;
import io.duebell.notice.internal.RepairMapper.Vouch;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Which numbers are not texted any more because carriers say nobody has them. A number is alive again for a borrower whose
 * number was confirmed on a later day, or for whom a person stood up for it; and for everybody once a text was delivered.
 */
@Component
public class DeadNumbers {

    private final WrongNumbers found;
    private final RepairMapper mapper;
    private final PlanningProperties planning;

    DeadNumbers(WrongNumbers found, RepairMapper mapper, PlanningProperties planning) {
        this.found = found;
        this.mapper = mapper;
        this.planning = planning;
    }

    /** What is known of these numbers now. */
    public Known of(Collection<Msisdn> numbers) {
        Map<Msisdn, List<Finding>> findings = found.standing(numbers).stream().collect(groupingBy(Finding::number));
        Map<String, Instant> vouched = new HashMap<>();
        if (!findings.isEmpty()) {
            List<String> digits = findings.keySet().stream().map(Msisdn::digits).toList();
            for (Vouch vouch : mapper.vouched(digits)) {
                vouched.put(vouch.borrowerNo() + " " + vouch.msisdn(), vouch.vouchedAt());
            }
        }
        return new Known(findings, vouched, planning.wrongNumberResults());
    }

    /** Findings by number, and what persons say against them by borrower and number. */
    public record Known(Map<Msisdn, List<Finding>> findings, Map<String, Instant> vouched, int enough) {

        /** @param confirmedOn when the loan system last confirmed that the number is this borrower's */
        public boolean isDead(String borrowerNo, Msisdn number, LocalDate confirmedOn) {
            Instant vouch = vouched.getOrDefault(borrowerNo + " " + number.digits(), Instant.MIN);
            List<Finding> count = new ArrayList<>(findings.getOrDefault(number, List.of()));
            // Confirmed on the very day may have been before the finding; a person can still say that it is right.
            count.removeIf(finding -> !finding.foundAt().isAfter(vouch)
                    || confirmedOn.isAfter(LocalDate.ofInstant(finding.foundAt(), BusinessClock.ZONE)));
            return count.size() >= enough;
        }
    }
}
