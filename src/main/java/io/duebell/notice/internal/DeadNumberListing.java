package io.duebell.notice.internal;

import io.duebell.dispatch.WrongNumbers;
import io.duebell.dispatch.WrongNumbers.Finding;
import io.duebell.notice.RepairList;
import io.duebell.notice.RepairList.Fault;
import io.duebell.notice.RepairList.Kind;
import io.duebell.notice.internal.DeadNumbers.Known;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a dead number on the repair list of everybody whose own it is, each for their own manager. Of two nodes one takes
 * the finding, so that what a person has mended meanwhile is not opened again.
 */
@Component
public class DeadNumberListing {

    private final WrongNumbers found;
    private final DeadNumbers numbers;
    private final RepairMapper mapper;
    private final RepairList repairs;

    DeadNumberListing(WrongNumbers found, DeadNumbers numbers, RepairMapper mapper, RepairList repairs) {
        this.found = found;
        this.numbers = numbers;
        this.mapper = mapper;
        this.repairs = repairs;
    }

    @Transactional
    public void list(Finding finding) {
        if (!found.take(finding.notice())) {
            return;
        }
        LocalDate day = LocalDate.ofInstant(finding.foundAt(), BusinessClock.ZONE);
        Known known = numbers.of(List.of(finding.number()));
        // Without the notice: it is one borrower's alone, and a number may be that of several.
        List<Fault> faults = mapper.owners(finding.number().digits()).stream()
                .filter(owner -> known.isDead(owner.borrowerNo(), finding.number(), owner.updatedOn()))
                .map(owner -> new Fault(
                        owner.borrowerNo(),
                        owner.managerNo(),
                        Kind.PHONE,
                        RepairList.DEAD_NUMBER,
                        "carriers say that nobody has the number ending in "
                                + finding.number().tail() + ": code " + finding.code() + " on " + day,
                        null))
                .toList();
        repairs.add(faults, day);
    }
}
