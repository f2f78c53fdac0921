package io.duebell.remittance.internal;

import io.duebell.remittance.StatementIntake.FileState;
import io.duebell.remittance.internal.FileMapper.Kept;
import io.duebell.remittance.internal.LineBooking.Placed;
import io.duebell.shared.BusinessClock;
import io.duebell.statement.NotTaken;
import io.duebell.statement.NotTaken.Reason;
import io.duebell.statement.StatementItem;
import io.duebell.statement.StatementLine;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads files, each on one node at a time, as a stream and in batches. A node that dies leaves its lease, and the next one goes on
 * behind the last batch that was booked.
 */
@Component
public class FileReading {

    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);
    private static final int TRIES = 5;

    /** So many times without a batch booked, a lease apart, and a file is given up. */
    private static final int MOST_TRIES = 10;

    private static final Set<Reason> BREAKING = Set.of(
            Reason.BROKEN_OFF,
            Reason.OPEN_QUOTE,
            Reason.UNSAFE_XML,
            Reason.NOT_A_STATEMENT,
            Reason.WORKBOOK,
            Reason.WORKBOOK_LOCKED,
            Reason.WORKBOOK_TOO_LARGE,
            Reason.NO_HEADER);

    private final String reader = UUID.randomUUID().toString();
    private final FileMapper files;
    private final LineBooking booking;
    private final Vault vault;
    private final FeedReaders feeds;
    private final TransactionTemplate transactions;
    private final RemittanceSettings settings;
    private final RemittanceMeters meters;
    private final BusinessClock clock;

    FileReading(
            FileMapper files,
            LineBooking booking,
            Vault vault,
            FeedReaders feeds,
            TransactionTemplate transactions,
            RemittanceSettings settings,
            RemittanceMeters meters,
            BusinessClock clock) {
        this.files = files;
        this.booking = booking;
        this.vault = vault;
        this.feeds = feeds;
        this.transactions = transactions;
        this.settings = settings;
        this.meters = meters;
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
        try {
            feeds.read(file, reader, vault.at(file.keptAt()), batches);
            batches.flush();
        } catch (IOException | RuntimeException e) {
            if (file.tries() + 1 >= MOST_TRIES) {
                String why = e instanceof NoSuchFileException ? "lost-file" : "unreadable";
                files.end(file.id(), reader, FileState.FAILED, clock.instant(), why);
                meters.read(FileState.FAILED);
            }
            throw e;
        }
        FileState state = batches.failed() ? FileState.FAILED : FileState.DONE;
        files.end(file.id(), reader, state, clock.instant(), batches.message());
        meters.read(state);
        LOG.atInfo()
                .addKeyValue("file", file.id())
                .addKeyValue("lines", batches.place)
                .addKeyValue("state", state)
                .log("statement read");
    }

    /** Gathers what is read, passing over what was booked before. */
    private final class Batches implements Consumer<StatementItem> {

        private final Kept file;
        private final Identities identities = new Identities();
        private final BalanceCheck balance = new BalanceCheck();
        private final List<Placed> batch = new ArrayList<>();
        private int place;
        private boolean readable;
        private @Nullable Reason broken;
        private @Nullable String otherSheet;

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
            } else if (item instanceof NotTaken not) {
                balance.follow(not);
                if (not.reason() == Reason.OTHER_SHEET && otherSheet == null) {
                    otherSheet = not.said();
                }
                Reason before = broken;
                broken = before == null || weight(not.reason()) > weight(before) ? not.reason() : before;
            }
            if (place > file.lineCount()) {
                batch.add(new Placed(place, item, identity));
                if (batch.size() >= settings.batch()) {
                    flush();
                }
            }
        }

        void flush() {
            for (int left = TRIES; !batch.isEmpty(); left--) {
                try {
                    meters.booked(booking.book(file.id(), reader, batch));
                    batch.clear();
                } catch (PessimisticLockingFailureException e) {
                    // Two files of the same days at once: the database let the other go on
                    if (left == 1) {
                        throw e;
                    }
                }
            }
        }

        private static int weight(Reason reason) {
            return BREAKING.contains(reason) ? 2 : reason.quarantined() ? 1 : 0;
        }

        /** What broke off may lack lines; what holds no line at all was not understood, unless it only says that there was none. */
        boolean failed() {
            Reason reason = broken;
            return reason != null && (BREAKING.contains(reason) || (!readable && reason.quarantined()));
        }

        @Nullable
        String message() {
            Reason reason = broken;
            if (failed() && reason != null) {
                return reason.code();
            }
            String problem = balance.problem();
            return problem == null ? otherSheet : problem;
        }
    }
}
