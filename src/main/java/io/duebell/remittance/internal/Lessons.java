package io.duebell.remittance.internal;

import io.duebell.matching.Learnt;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What was learnt of payers, as it is kept. */
@Component
class Lessons implements Learnt {

    private final LessonMapper mapper;
    private final BusinessClock clock;

    Lessons(LessonMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public Map<String, Set<Money>> paidFrom(String payerAccount) {
        Map<String, Set<Money>> paid = new LinkedHashMap<>();
        if (!payerAccount.isEmpty()) {
            mapper.paidFrom(payerAccount)
                    .forEach(each -> paid.computeIfAbsent(each.borrowerNo(), no -> new HashSet<>())
                            .add(new Money(each.amountFen())));
        }
        return paid;
    }

    @Override
    public Set<String> knownAs(String name) {
        return name.isEmpty() ? Set.of() : mapper.knownAs(name);
    }

    void learn(RemittanceMapper.Kept remittance, String borrowerNo, String by) {
        mapper.learn(
                remittance.payerAccount(), borrowerNo, remittance.amountFen(), remittance.id(), clock.instant(), by);
    }

    void learnAlias(RemittanceMapper.Kept remittance, String borrowerNo, String by) {
        mapper.learnAlias(remittance.payer(), borrowerNo, remittance.id(), clock.instant(), by);
    }

    /** All that a remittance taught. */
    void unlearn(long remittance, String by) {
        mapper.unlearn(remittance, clock.instant(), by);
        mapper.unlearnAlias(remittance, clock.instant(), by);
    }
}
