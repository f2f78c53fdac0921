package io.duebell.notice.internal;

import static java.util.stream.Collectors.groupingBy;

import io.duebell.notice.internal.RepairMapper.Sharer;
import io.duebell.shared.Msisdn;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Numbers that the loan system has as the own number of several borrowers. Two borrowers on one phone are never told of each
 * other: nobody is texted there, unless a person said of exactly one of them that the number is theirs.
 */
@Component
public class SharedNumbers {

    private final RepairMapper mapper;

    SharedNumbers(RepairMapper mapper) {
        this.mapper = mapper;
    }

    /** What is shared of these numbers now. */
    public Known of(Collection<Msisdn> numbers) {
        if (numbers.isEmpty()) {
            return new Known(Map.of());
        }
        Map<String, @Nullable String> owners = new HashMap<>();
        mapper.sharers(numbers.stream().map(Msisdn::digits).toList()).stream()
                .collect(groupingBy(Sharer::msisdn))
                .forEach((number, sharers) -> owners.put(number, owner(sharers)));
        return new Known(owners);
    }

    private static @Nullable String owner(List<Sharer> sharers) {
        List<String> vouched =
                sharers.stream().filter(Sharer::vouched).map(Sharer::borrowerNo).toList();
        return vouched.size() == 1 ? vouched.get(0) : null;
    }

    /** Shared numbers, each with the one borrower it is known to belong to; null: nobody knows. */
    public record Known(Map<String, @Nullable String> owners) {

        /** Whether somebody else than this borrower may read what is sent there. */
        public boolean isShared(String borrowerNo, Msisdn number) {
            return owners.containsKey(number.digits()) && !borrowerNo.equals(owners.get(number.digits()));
        }
    }
}
