package io.duebell.remittance.internal;

import io.duebell.remittance.Feeds.Feed;
import io.duebell.statement.Beginning;
import io.duebell.statement.SampleFile;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import io.duebell.statement.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Reads files by the feed that was given, else by the one whose columns they name, else by what can be detected. By what a file was begun
 * it is gone on with, whatever feeds have come or gone meanwhile: it is the file's from then on.
 */
@Component
class FeedReaders {

    private final StoredFeeds feeds;
    private final FileMapper files;

    FeedReaders(StoredFeeds feeds, FileMapper files) {
        this.feeds = feeds;
        this.files = files;
    }

    /** @throws IOException from the disk; what is wrong with the file itself is handed over */
    void read(FileMapper.Kept file, String node, Path lying, Consumer<StatementItem> taker) throws IOException {
        Optional<Feed> by = feed(file, node, lying);
        String account = by.map(Feed::account).orElse(null);
        StatementReader reader =
                by.map(feed -> new StatementReader(feed.layout())).orElseGet(StatementReader::new);
        try (InputStream in = Files.newInputStream(lying)) {
            reader.read(file.name(), in, account == null ? taker : item -> taker.accept(ofAccount(item, account)));
        }
    }

    private Optional<Feed> feed(FileMapper.Kept file, String node, Path lying) throws IOException {
        if (file.feedId() != null) {
            return Optional.of(feeds.get(file.feedId()));
        }
        if (file.lineCount() > 0) {
            return Optional.empty();
        }
        Optional<Feed> fitting = fitting(lying);
        fitting.ifPresent(feed -> files.readBy(file.id(), node, feed.id()));
        return fitting;
    }

    private Optional<Feed> fitting(Path lying) throws IOException {
        try (InputStream in = Files.newInputStream(lying)) {
            Beginning beginning = Beginning.of(in);
            for (Feed feed : feeds.all()) {
                if (SampleFile.fits(beginning, feed.layout())) {
                    return Optional.of(feed);
                }
            }
            return Optional.empty();
        }
    }

    /** Where a file does not tell our account, the feed does. */
    private static StatementItem ofAccount(StatementItem item, String account) {
        return item instanceof StatementLine line && line.account().isEmpty() ? line.ofAccount(account) : item;
    }
}
