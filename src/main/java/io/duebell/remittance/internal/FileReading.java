package io.duebell.remittance.internal;

import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.internal.FileMapper.Kept;
import io.duebell.remittance.internal.LineBooking.Placed;
import io.duebell.shared.BusinessClock;
import io.duebell.statement.NotTaken;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import io.duebell.statement.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads files, each on one node at a time, as a stream and in batches. A node that dies leaves its lease, and the next one goes on
 * behind the last batch that was booked.
 */
@Component
public class FileReading {

    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);
    private static final int LONGEST_MESSAGE = 300;

    private final String reader = UUID.randomUUID().toString();
    private final FileMapper files;
    private final LineBooking booking;
    private final Vault vault;
    private final FeedReaders feeds;
    private final TransactionTemplate transactions;
    private final RemittanceSettings settings;
    private final BusinessClock clock;

    FileReading(
            FileMapper files,
            LineBooking booking,
            Vault vault,
            FeedReaders feeds,
            TransactionTemplate transactions,
            RemittanceSettings settings,
            BusinessClock clock) {
        this.files = files;
        this.booking = booking;
        this.vault = vault;
        this.feeds = feeds;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** The next file that waits, this node's for the lease. */
    public Optional<Kept> claim() {
        Optional<Kept> claimed = transactions.execute(status -> {
            Optional<Kept> next = files.lockNext();
            next.ifPresent(
                    file -> files.lease(file.id(), reader, settings.lease().toSeconds()));
            return next;
        });
        return claimed == null ? Optional.empty() : claimed;
    }

    /** To its end. What is wrong with the file is kept with it; what is wrong with disk or database breaks off, to be gone on with. */
    public void read(Kept file) throws IOException {
        Batches batches = new Batches(file);
        try (InputStream in = vault.open(file.keptAt())) {
            feeds.of(file.feedId()).read(file.name(), in, batches);
            batches.flush();
        }
        boolean failed = !batches.readable;
        String message = failed ? batches.whyNot : batches.balance.problem();
        files.end(
                file.id(),
                reader,
                failed ? FileState.FAILED : FileState.DONE,
                clock.instant(),
                message == null || message.length() <= LONGEST_MESSAGE
                        ? message
                        : message.substring(0, LONGEST_MESSAGE));
        LOG.atInfo()
                .addKeyValue("file", file.id())
                .addKeyValue("lines", batches.place)
                .addKeyValue("state", failed ? FileState.FAILED : FileState.DONE)
                .log("statement read");
    }

    /** Reads by a feed's layout, or by what can be detected. */
    interface FeedReaders {
        FeedReader of(@Nullable Long feed);
    }

    /** See {@link StatementReader#read}. */
    interface FeedReader {
        void read(String file, InputStream in, Consumer<StatementItem> taker) throws IOException;
    }

    /** Gathers what is read, passing over what was booked before. */
    private final class Batches implements Consumer<StatementItem> {

        private final Kept file;
        private final Identities identities = new Identities();
        private final BalanceCheck balance = new BalanceCheck();
        private final List<Placed> batch = new ArrayList<>();
        private int place;
        private boolean readable;
        private @Nullable String whyNot;

        Batches(Kept file) {
            this.file = file;
        }

        @Override
        public void accept(StatementItem item) {
            place++;
            String identity = identities.of(item);
            if (item instanceof StatementLine line) {
                balance.follow(line);
                readable = true;
            } else if (item instanceof NotTaken not && not.reason().quarantined()) {
                whyNot = not.reason().code();
            }
            if (place > file.lineCount()) {
                batch.add(new Placed(place, item, identity));
                if (batch.size() >= settings.batch()) {
                    flush();
                }
            }
        }

        void flush() {
            if (!batch.isEmpty()) {
                booking.book(file.id(), reader, batch);
                batch.clear();
            }
        }
    }
}
