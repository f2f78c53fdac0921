package io.duebell.notice.flow;

import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.notice.RepairList;
import io.duebell.notice.flow.Candidate.Fault;
import io.duebell.notice.flow.PlannedItem.Said;
import io.duebell.notice.internal.CompiledTemplate;
import io.duebell.notice.internal.Templates;
import io.duebell.notice.internal.Wording;
import io.duebell.notice.internal.Wording.Fact;
import io.duebell.notice.internal.Wording.Facts;
import io.duebell.notice.internal.Wording.Told;
import io.duebell.notice.internal.Wording.Untellable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes the text in the borrower's language, or says why it can't be written. */
@Component
public class NoticeWriting {

    private final Templates templates;
    private final Wording wording;

    NoticeWriting(Templates templates, Wording wording) {
        this.templates = templates;
        this.wording = wording;
    }

    public PlanChunk write(PlanChunk chunk) {
        return chunk.map(candidate -> write(candidate, chunk.run().date()));
    }

    private Candidate write(Candidate candidate, LocalDate today) {
        Fault silence = candidate.silence();
        if (silence == null) {
            return write(candidate, candidate.speaking().template(), today);
        }
        // Without an approved text that asks for a call back nothing is said there at all.
        Candidate asking = write(candidate, Templates.CALL_BACK, today);
        return asking.fault() == null
                ? asking
                : candidate.withFault(silence).withText(new Text(Templates.CALL_BACK, null, null, 0));
    }

    private Candidate write(Candidate candidate, String id, LocalDate today) {
        Text none = new Text(id, null, null, 0);
        if (candidate.fault() != null) {
            return candidate.withText(none);
        }
        Optional<CompiledTemplate> template =
                templates.compiled(id, candidate.borrower().language());
        if (template.isEmpty()) {
            return candidate
                    .withText(none)
                    .withFault(new Fault(RepairList.Kind.DATA, "no-template", "there is no template " + id));
        }
        String hash = template.get().version().hash();
        Wording.Result result = wording.write(template.get(), factsOf(candidate, today));
        if (result instanceof Told told) {
            return candidate.withText(new Text(id, hash, told.body(), told.parts()));
        }
        Untellable untellable = (Untellable) result;
        return candidate
                .withText(new Text(id, hash, null, 0))
                .withFault(new Fault(RepairList.Kind.DATA, untellable.code(), untellable.detail()));
    }

    private static Facts factsOf(Candidate candidate, LocalDate today) {
        List<Fact> facts = candidate.items().stream()
                .flatMap(item -> Stream.ofNullable(item.said()))
                .map(NoticeWriting::factOf)
                .toList();
        return new Facts(candidate.borrower().name(), today, facts);
    }

    private static Fact factOf(Said said) {
        return new Fact(
                said.loanNo(),
                said.date(),
                said.product(),
                said.account(),
                said.open().principal(),
                said.open().interest(),
                said.open().penalty());
    }
}
