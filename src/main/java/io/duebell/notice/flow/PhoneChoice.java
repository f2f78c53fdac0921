package io.duebell.notice.flow;

import io.duebell.loanbook.Phone;
import io.duebell.loanbook.Phone.Holder;
import io.duebell.loanbook.Phone.Kind;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.RepairList;
import io.duebell.notice.flow.Candidate.Fault;
import io.duebell.shared.Msisdn;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Chooses the borrower's own mobile: the preferred one, else the one confirmed last. Nobody else's phone is ever told. */
@Component
public class PhoneChoice {

    private static final Comparator<Phone> BEST_FIRST = Comparator.comparing(Phone::preferred)
            .thenComparing(Phone::updatedOn)
            .reversed();

    private final NoticeProperties properties;

    PhoneChoice(NoticeProperties properties) {
        this.properties = properties;
    }

    public PlanChunk choose(PlanChunk chunk) {
        return chunk.map(candidate -> choose(candidate, chunk.run().date()));
    }

    private Candidate choose(Candidate candidate, LocalDate today) {
        List<Phone> own = candidate.phones().stream()
                .filter(phone -> phone.holder() == Holder.SELF)
                .sorted(BEST_FIRST)
                .toList();
        for (Phone phone : own) {
            Msisdn msisdn = phone.msisdn();
            if (phone.kind() == Kind.MOBILE && msisdn != null && properties.isFresh(phone.updatedOn(), today)) {
                return candidate.withPhone(msisdn);
            }
        }
        return candidate.withFault(faultOf(candidate, own));
    }

    private static Fault faultOf(Candidate candidate, List<Phone> own) {
        if (own.stream().anyMatch(phone -> phone.kind() == Kind.MOBILE)) {
            return fault("unconfirmed", "the borrower's own mobile was not confirmed lately");
        }
        if (!own.isEmpty()) {
            String kind = own.get(0).kind().name().toLowerCase(Locale.ROOT);
            return fault(kind, "the borrower's own number can't be texted: " + kind);
        }
        return candidate.phones().isEmpty()
                ? fault("no-phone", "no number is registered")
                : fault("not-own", "only numbers of others are registered");
    }

    private static Fault fault(String code, String detail) {
        return new Fault(RepairList.Kind.PHONE, code, detail);
    }
}
