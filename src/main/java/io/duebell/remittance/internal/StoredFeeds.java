package io.duebell.remittance.internal;

import io.duebell.remittance.Feeds;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.statement.Beginning;
import io.duebell.statement.Layout;
import io.duebell.statement.NotTaken;
import io.duebell.statement.SampleFile;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Feeds as they are kept. */
@Component
class StoredFeeds implements Feeds {

    private static final int LONGEST_NAME = 40;

    private final FeedMapper feeds;
    private final RemittanceMapper remittances;
    private final BusinessClock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    StoredFeeds(FeedMapper feeds, RemittanceMapper remittances, BusinessClock clock) {
        this.feeds = feeds;
        this.remittances = remittances;
        this.clock = clock;
    }

    @Override
    public List<Feed> all() {
        return feeds.all().stream().map(this::feed).toList();
    }

    /** Also one that is retired. */
    Feed get(long id) {
        return feeds.find(id).map(this::feed).orElseThrow();
    }

    private Feed feed(FeedMapper.Kept row) {
        return new Feed(
                row.id(),
                row.name(),
                row.account(),
                json.readValue(row.layout(), Layout.class),
                row.createdBy(),
                row.createdAt());
    }

    @Override
    public Feeds.Sample look(Beginning sample, @Nullable Layout layout) throws IOException {
        SampleFile seen = SampleFile.of(sample, layout);
        List<String> problems = new ArrayList<>();
        List<List<String>> read = new ArrayList<>();
        for (StatementItem item : seen.items()) {
            read.add(cells(item));
            if (item instanceof NotTaken not && not.reason().quarantined()) {
                problems.add(not.reason().code() + " " + not.line());
            }
        }
        if (!seen.layout().isComplete()) {
            problems.add(0, "columns");
        }
        return new Feeds.Sample(seen.layout(), seen.header(), seen.rows(), read, problems);
    }

    private static List<String> cells(StatementItem item) {
        if (item instanceof StatementLine line) {
            return List.of(
                    line.date().toString(),
                    line.serial(),
                    new Money(line.flow()).yuan(),
                    line.account(),
                    line.payer(),
                    line.payerAccount(),
                    line.booking(),
                    line.remark());
        }
        return List.of("", ((NotTaken) item).reason().code(), "", "", "", "", "", "");
    }

    @Override
    @Transactional
    public @Nullable String add(String name, @Nullable String account, Layout layout, String actor) {
        String ours = account == null || account.isBlank() ? null : account.replaceAll("\\s", "");
        String problem = ours != null && !ours.matches("\\w{1,34}") ? "account" : problem(name.strip(), layout);
        if (problem != null) {
            return problem;
        }
        try {
            feeds.add(name.strip(), ours, json.writeValueAsString(layout), actor, clock.instant());
        } catch (DuplicateKeyException e) {
            return "name-taken";
        }
        remittances.audit(clock.instant(), actor, "feed-add", name.strip(), null);
        return null;
    }

    private static @Nullable String problem(String name, Layout layout) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return "name";
        }
        if (!layout.isComplete()) {
            return "columns";
        }
        try {
            if (layout.charset() != null) {
                var unused = Charset.forName(layout.charset());
            }
        } catch (IllegalArgumentException e) {
            return "charset";
        }
        try {
            if (layout.datePattern() != null) {
                var unused = DateTimeFormatter.ofPattern(layout.datePattern());
            }
        } catch (IllegalArgumentException e) {
            return "date-pattern";
        }
        return null;
    }

    @Override
    @Transactional
    public boolean retire(long id, String actor) {
        boolean retired = feeds.retire(id, actor, clock.instant()) == 1;
        if (retired) {
            remittances.audit(clock.instant(), actor, "feed-retire", Long.toString(id), null);
        }
        return retired;
    }
}
