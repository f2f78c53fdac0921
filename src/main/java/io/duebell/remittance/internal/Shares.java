package io.duebell.remittance.internal;

import com.github.f4b6a3.tsid.TsidCreator;
import io.duebell.remittance.internal.ShareMapper.NewShare;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What of remittances is whose, with what the loan system is to be told of it, in the transaction of the step that decides. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Shares {

    private final ShareMapper mapper;
    private final Lessons lessons;
    private final BusinessClock clock;

    Shares(ShareMapper mapper, Lessons lessons, BusinessClock clock) {
        this.mapper = mapper;
        this.lessons = lessons;
        this.clock = clock;
    }

    /** A borrower's part for one loan, in fen. */
    record Part(String borrowerNo, String borrowerName, String loanNo, long principal, long interest, long penalty) {

        long total() {
            return principal + interest + penalty;
        }
    }

    /**
     * Takes loans for this transaction: whoever else wants to credit them waits until it ends, and then finds what it credited.
     *
     * @param asOf up to which day the book knows what was booked
     * @return what stands credited and is not in the book, by loan; of most loans nothing
     */
    Map<String, Unbooked> take(Collection<String> loanNos, LocalDate asOf) {
        Set<String> loans = new TreeSet<>(loanNos);
        mapper.lockLoans(loans);
        return Unbooked.byLoan(mapper.notInTheBook(loans, asOf, Unbooked.since(clock.instant())));
    }

    /** @param version of the remittance after the step that credits it */
    void credit(long remittance, int version, List<Part> parts, String by) {
        Instant now = clock.instant();
        for (Part part : parts) {
            long id = TsidCreator.getTsid().toLong();
            mapper.add(new NewShare(
                    id,
                    remittance,
                    version,
                    part.borrowerNo(),
                    part.borrowerName(),
                    part.loanNo(),
                    part.principal(),
                    part.interest(),
                    part.penalty(),
                    now,
                    by));
            mapper.advise("C" + id, id, "CREDIT", now);
        }
    }

    /**
     * What the loan system may have heard of is taken back by a line of its own. Of what is in no file and was never posted it hears
     * nothing at all: both are claimed under the lock of the same row, so that it is one or the other.
     */
    void undo(long remittance, int version, String by, String reason) {
        Instant now = clock.instant();
        for (long id : mapper.lockStanding(remittance)) {
            mapper.undo(id, version, now, by, reason);
            if (mapper.withdraw("C" + id) == 0) {
                mapper.advise("U" + id, id, "UNDO", now);
            }
        }
        lessons.unlearn(remittance, by);
    }
}
