package io.duebell.console.internal;

import io.duebell.remittance.StatementIntake;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.File;
import io.duebell.remittance.StatementIntake.Line;
import io.duebell.remittance.StatementIntake.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Statement files as the console takes them in and back; who uploaded what stands in the audit log. */
@Component
public class StatementDesk {

    private final StatementIntake intake;
    private final AuditLog audit;

    StatementDesk(StatementIntake intake, AuditLog audit) {
        this.intake = intake;
        this.audit = audit;
    }

    /** The latest first, behind one; one more than a page holds where there is more. */
    public List<File> files(@Nullable Long before) {
        return intake.files(before, Keyset.SIZE + 1);
    }

    public Optional<File> find(long id) {
        return intake.find(id);
    }

    /** Lines of one fate behind a place; one more than a page holds where there is more. */
    public List<Line> lines(long file, Fate fate, int after) {
        return intake.lines(file, fate, after, Keyset.SIZE + 1);
    }

    public Answer take(ConsoleUser user, String name, InputStream bytes, @Nullable Long feed) throws IOException {
        Answer answer = intake.take(name, bytes, Source.UPLOAD, feed, user.username());
        if (answer instanceof Answer.Taken taken) {
            audit.write(user.username(), "statement-upload", Long.toString(taken.file()), name);
        }
        return answer;
    }

    /** Refused while a person's match stands on one of its remittances, unless {@code matched} says to undo those too. */
    public Answer takeBack(ConsoleUser user, long file, boolean matched, String reason) {
        return intake.takeBack(file, matched, reason, user.username());
    }

    public Answer again(ConsoleUser user, long file, @Nullable Long feed) {
        return intake.again(file, feed, user.username());
    }
}
