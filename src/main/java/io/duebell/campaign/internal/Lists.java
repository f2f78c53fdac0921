package io.duebell.campaign.internal;

import io.duebell.campaign.Campaigns.Author;
import io.duebell.campaign.Campaigns.ListAnswer;
import io.duebell.campaign.Campaigns.ListAnswer.Problem;
import io.duebell.campaign.Campaigns.Uploaded;
import io.duebell.campaign.internal.CampaignMapper.NewId;
import io.duebell.campaign.internal.ListFile.Entry;
import io.duebell.campaign.internal.ListMapper.Known;
import io.duebell.shared.BusinessClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes uploaded lists in, whole or not at all. */
@Component
class Lists {

    private static final int AT_ONCE = 1000;
    private static final int PROBLEMS_AT_MOST = 50;
    private static final int LONGEST_NAME = 80;

    private final ListMapper mapper;
    private final TransactionTemplate transactions;
    private final BusinessClock clock;

    Lists(ListMapper mapper, TransactionTemplate transactions, BusinessClock clock) {
        this.mapper = mapper;
        this.transactions = transactions;
        this.clock = clock;
    }

    ListAnswer add(String name, byte[] file, Author author) {
        ListFile read = ListFile.read(file);
        if (!read.problems().isEmpty()) {
            return new ListAnswer.Refused(read.problems());
        }
        Map<String, String> known = known(read.entries(), author);
        Set<String> borrowers = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Entry entry : read.entries()) {
            String borrower = known.get(entry.number());
            if (borrower != null) {
                borrowers.add(borrower);
            } else if (problems.size() < PROBLEMS_AT_MOST) {
                problems.add(new Problem(entry.line(), "unknown", entry.number()));
            }
        }
        return problems.isEmpty() ? store(name, borrowers, author) : new ListAnswer.Refused(problems);
    }

    private Map<String, String> known(List<Entry> entries, Author author) {
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < entries.size(); i += AT_ONCE) {
            List<String> some = entries.subList(i, Math.min(i + AT_ONCE, entries.size())).stream()
                    .map(Entry::number)
                    .toList();
            for (Known each : mapper.known(some, author.managerNo(), author.branchNo())) {
                known.put(each.number(), each.borrowerNo());
            }
        }
        return known;
    }

    private ListAnswer store(String name, Set<String> borrowers, Author author) {
        NewId key = new NewId();
        String kept = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        transactions.executeWithoutResult(status -> {
            mapper.add(key, kept, author.name(), clock.instant(), borrowers.size());
            List<String> all = List.copyOf(borrowers);
            for (int i = 0; i < all.size(); i += AT_ONCE) {
                mapper.addRows(key.getId(), all.subList(i, Math.min(i + AT_ONCE, all.size())));
            }
        });
        return new ListAnswer.Taken(key.getId(), borrowers.size());
    }

    Optional<Uploaded> find(long id) {
        return mapper.find(id);
    }

    /** Whether there is such a list and all its borrowers may be told by whoever has this scope. */
    boolean isReadable(long id, @Nullable String managerNo, @Nullable String branchNo) {
        return mapper.find(id).isPresent() && mapper.foreign(id, managerNo, branchNo) == 0;
    }
}
