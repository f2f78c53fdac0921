package io.duebell.notice.internal;

import io.duebell.notice.RepairList;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The repair list as it is kept in the database. */
@Component
class StoredRepairList implements RepairList {

    private final RepairMapper mapper;
    private final BusinessClock clock;

    StoredRepairList(RepairMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public void add(List<Fault> faults, LocalDate seen) {
        if (!faults.isEmpty()) {
            mapper.add(faults, seen);
        }
    }

    @Override
    public List<Item> findOpen(@Nullable String managerNo, @Nullable Long beforeId, int limit) {
        return mapper.findOpen(managerNo, beforeId, limit).stream()
                .map(StoredRepairList::item)
                .toList();
    }

    @Override
    public int countOpen(@Nullable String managerNo) {
        return mapper.countOpen(managerNo);
    }

    @Override
    public boolean mend(long id, @Nullable String managerNo, String actor) {
        return mapper.mend(id, managerNo, actor, clock.instant()) == 1;
    }

    @Override
    @Transactional
    public boolean vouch(long id, @Nullable String managerNo, String actor) {
        boolean known = mapper.vouch(id, managerNo, List.of(DEAD_NUMBER, SHARED_NUMBER), actor, clock.instant()) > 0;
        return known && mend(id, managerNo, actor);
    }

    private static Item item(RepairMapper.Row row) {
        Long notice = row.noticeId();
        return new Item(
                row.id(),
                row.borrowerNo(),
                row.managerNo(),
                Kind.valueOf(row.kind()),
                row.code(),
                row.detail(),
                row.firstSeen(),
                row.lastSeen(),
                notice == null ? null : new NoticeId(notice),
                row.mendedAt(),
                row.mendedBy());
    }
}
