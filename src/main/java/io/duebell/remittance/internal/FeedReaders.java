package io.duebell.remittance.internal;

import io.duebell.remittance.Feeds.Feed;
import io.duebell.statement.SampleFile;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import io.duebell.statement.StatementReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads files by the feed that was given, else by the one whose columns they name, else by what can be detected. */
@Component
class FeedReaders {

    private static final int HEAD = 1 << 16;

    private final StoredFeeds feeds;

    FeedReaders(StoredFeeds feeds) {
        this.feeds = feeds;
    }

    /** @throws IOException from the stream; what is wrong with the file itself is handed over */
    void read(@Nullable Long feed, String file, InputStream in, Consumer<StatementItem> taker) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(in, HEAD);
        Optional<Feed> by = feed == null ? fitting(stream) : Optional.of(feeds.get(feed));
        if (by.isEmpty()) {
            new StatementReader().read(file, stream, taker);
            return;
        }
        String account = by.get().account();
        new StatementReader(by.get().layout())
                .read(file, stream, account == null ? taker : item -> taker.accept(ofAccount(item, account)));
    }

    private Optional<Feed> fitting(BufferedInputStream stream) throws IOException {
        stream.mark(HEAD);
        byte[] head = stream.readNBytes(HEAD);
        stream.reset();
        for (Feed feed : feeds.all()) {
            if (SampleFile.fits(head, feed.layout())) {
                return Optional.of(feed);
            }
        }
        return Optional.empty();
    }

    /** Where a file does not tell our account, the feed does. */
    private static StatementItem ofAccount(StatementItem item, String account) {
        return item instanceof StatementLine line && line.account().isEmpty() ? line.ofAccount(account) : item;
    }
}
