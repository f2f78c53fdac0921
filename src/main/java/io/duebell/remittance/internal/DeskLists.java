package io.duebell.remittance.internal;

import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.ReviewDesk;
import io.duebell.remittance.ReviewDesk.Order;
import io.duebell.remittance.ReviewDesk.Page;
import io.duebell.remittance.ReviewDesk.Person;
import io.duebell.remittance.internal.DeskMapper.Look;
import io.duebell.remittance.internal.RemittanceMapper.Kept;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of remittances, a page at a time; a cursor holds the last one's place in the order. */
@Component
class DeskLists {

    private static final int PAGE = 50;

    private final DeskMapper mapper;
    private final BusinessClock clock;

    DeskLists(DeskMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    Page list(Person person, State state, @Nullable String words, Order order, @Nullable String after) {
        String sought = words == null || words.isBlank() ? null : words.strip();
        Look look = new Look(
                state,
                person.managerNo(),
                person.branchNo(),
                sought == null ? null : sought.replaceAll("[\\\\%_]", "\\\\$0"),
                sought == null ? null : fen(sought));
        String[] behind = after == null ? null : after.split("~", 2);
        long id = behind == null ? 0 : Long.parseLong(behind[1]);
        List<Kept> rows = order == Order.OLDEST
                ? mapper.oldest(look, behind == null ? null : LocalDate.parse(behind[0]), id, PAGE + 1)
                : mapper.largest(look, behind == null ? null : Long.valueOf(behind[0]), id, PAGE + 1);
        List<Kept> shown = rows.subList(0, Math.min(PAGE, rows.size()));
        return new Page(
                shown.stream().map(Kept::remittance).toList(),
                rows.size() > PAGE ? cursor(shown.get(PAGE - 1), order) : null);
    }

    private static String cursor(Kept last, Order order) {
        return (order == Order.OLDEST ? last.bookedOn().toString() : Long.toString(last.amountFen())) + "~" + last.id();
    }

    private static @Nullable Long fen(String words) {
        return words.matches("\\d{1,12}(\\.\\d{1,2})?")
                ? Money.ofYuan(new BigDecimal(words)).fen()
                : null;
    }

    List<DeskMapper.Count> count(Person person) {
        return mapper.count(person.managerNo(), person.branchNo(), clock.today().minusDays(ReviewDesk.COUNTED_DAYS));
    }
}
