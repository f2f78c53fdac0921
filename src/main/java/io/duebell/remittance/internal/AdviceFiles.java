package io.duebell.remittance.internal;

import io.duebell.remittance.internal.AdviceFileMapper.Numbered;
import io.duebell.shared.BusinessClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The numbered files of advice. A number is taken together with its lines in one transaction, so that what is written under it is
 * settled: whoever goes on after a crash, at whichever place, writes the same bytes under the same name. Only then comes the next number.
 */
@Component
public class AdviceFiles {

    private static final long LEASE_SECONDS = 120;

    private final AdviceFileMapper mapper;
    private final AdviceSettings settings;
    private final TransactionTemplate transactions;
    private final BusinessClock clock;

    AdviceFiles(
            AdviceFileMapper mapper, AdviceSettings settings, TransactionTemplate transactions, BusinessClock clock) {
        this.mapper = mapper;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The file that this node is to write now; empty: nothing is to be told, it is not yet time, or another node is at it. */
    public Optional<Numbered> claim() {
        if (settings.folder().isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Numbered> next = transactions.execute(this::next);
            return next == null ? Optional.empty() : next;
        } catch (DuplicateKeyException e) {
            return Optional.empty(); // another node took the number
        }
    }

    /** The last number is read before the open file is looked for: a number that comes in between is seen there, or taken twice. */
    private Optional<Numbered> next(TransactionStatus status) {
        Long last = mapper.lastNumber();
        Optional<Numbered> open = mapper.open();
        if (open.isPresent()) {
            return open.filter(file -> mapper.lease(file.fileNo(), LEASE_SECONDS) == 1);
        }
        List<String> keys =
                mapper.isTime(settings.fileEvery().toSeconds()) ? mapper.untold(settings.fileLines()) : List.of();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        long no = last == null ? 1 : last + 1;
        Numbered file = new Numbered(
                no, "advice-%09d-%s.csv".formatted(no, DateTimeFormatter.BASIC_ISO_DATE.format(clock.today())));
        mapper.claim(file, LEASE_SECONDS);
        if (mapper.assign(no, keys) == 0) {
            status.setRollbackOnly(); // all of them were withdrawn meanwhile
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /** On the disk whole and under its name before anybody counts it as told. */
    public void write(Numbered file) throws IOException {
        Optional<Path> folder = settings.folder();
        if (folder.isEmpty()) {
            return;
        }
        AdviceCsv csv = AdviceCsv.of(mapper.lines(file.fileNo()));
        place(Files.createDirectories(folder.get()), file.name(), csv.bytes());
        transactions.executeWithoutResult(status -> {
            if (mapper.written(file.fileNo(), csv.lines(), csv.totalFen(), csv.hash()) == 1) {
                mapper.told(file.fileNo(), clock.instant());
            }
        });
    }

    private static void place(Path folder, String name, byte[] bytes) throws IOException {
        // What a node left that died in the middle
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "." + name + ".*.part")) {
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        }
        Path part = folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
