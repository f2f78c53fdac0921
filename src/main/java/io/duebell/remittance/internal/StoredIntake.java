package io.duebell.remittance.internal;

import io.duebell.remittance.StatementIntake;
import io.duebell.remittance.internal.FileMapper.Kept;
import io.duebell.remittance.internal.FileMapper.NewId;
import io.duebell.remittance.internal.LineMapper.Booked;
import io.duebell.remittance.internal.LineMapper.Count;
import io.duebell.remittance.internal.Vault.Lying;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Statement files as they are kept. */
@Component
class StoredIntake implements StatementIntake {

    private static final int LONGEST_NAME = 200;

    private final FileMapper files;
    private final LineMapper lines;
    private final Vault vault;
    private final TakingBack takingBack;
    private final GoingBacks goingBacks;
    private final BusinessClock clock;

    StoredIntake(
            FileMapper files,
            LineMapper lines,
            Vault vault,
            TakingBack takingBack,
            GoingBacks goingBacks,
            BusinessClock clock) {
        this.files = files;
        this.lines = lines;
        this.vault = vault;
        this.takingBack = takingBack;
        this.goingBacks = goingBacks;
        this.clock = clock;
    }

    @Override
    public Answer take(String name, InputStream bytes, Source source, @Nullable Long feed, String actor)
            throws IOException {
        Optional<Lying> lying = vault.keep(bytes);
        if (lying.isEmpty()) {
            return new Answer.Refused("too-large", "");
        }
        if (lying.get().bytes() == 0) {
            return new Answer.Refused("empty", "");
        }
        return new Answer.Taken(add(name, lying.get(), source, feed, actor));
    }

    private long add(String name, Lying lying, Source source, @Nullable Long feed, String actor) {
        String folderKey = source == Source.FOLDER ? Identities.hash(name + "|" + lying.hash()) : null;
        NewId key = new NewId();
        try {
            files.add(
                    key,
                    name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME),
                    source,
                    feed,
                    lying.hash(),
                    lying.bytes(),
                    lying.place(),
                    folderKey,
                    clock.instant(),
                    actor);
            return key.getId();
        } catch (DuplicateKeyException e) {
            // It lies in the folder still: this node or another took it before and could not put it away
            return files.inFolder(String.valueOf(folderKey)).orElseThrow(() -> e);
        }
    }

    @Override
    public List<File> files(@Nullable Long before, int limit) {
        return files.latest(before, limit).stream().map(this::file).toList();
    }

    @Override
    public Optional<File> find(long id) {
        return files.find(id).map(this::file);
    }

    private File file(Kept row) {
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        for (Count count : lines.count(row.id())) {
            fates.put(count.fate(), count.lines());
        }
        return new File(
                row.id(),
                row.name(),
                row.source(),
                row.feed(),
                row.state(),
                row.receivedAt(),
                row.receivedBy(),
                row.doneAt(),
                fates,
                new Money(row.cameInFen()),
                row.message(),
                row.takenBackBy(),
                row.backCount());
    }

    @Override
    public List<Line> lines(long file, Fate fate, int after, int limit) {
        return lines.of(file, fate, after, limit).stream()
                .map(StoredIntake::line)
                .toList();
    }

    private static Line line(Booked row) {
        Long fen = row.amountFen();
        return new Line(
                row.place(),
                row.lineNo(),
                row.fate(),
                row.reason(),
                row.remittanceId(),
                fen == null ? null : new Money(fen),
                row.content());
    }

    @Override
    public Answer takeBack(long file, boolean matched, String reason, String actor) {
        return goingBacks.begin(file, matched, reason, actor);
    }

    @Override
    public Answer again(long file, @Nullable Long feed, String actor) {
        return GoingBacks.unlocked(() -> takingBack.again(file, feed, actor));
    }
}
