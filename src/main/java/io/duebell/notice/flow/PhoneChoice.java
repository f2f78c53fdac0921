package io.duebell.notice.flow;

import static java.util.stream.Collectors.toSet;

import io.duebell.compliance.RuleBook;
import io.duebell.compliance.RuleBook.CallBack;
import io.duebell.loanbook.Phone;
import io.duebell.loanbook.Phone.Holder;
import io.duebell.loanbook.Phone.Kind;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.RepairList;
import io.duebell.notice.flow.Candidate.Fault;
import io.duebell.notice.internal.DeadNumbers;
import io.duebell.notice.internal.DeadNumbers.Known;
import io.duebell.notice.internal.SharedNumbers;
import io.duebell.shared.Msisdn;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Chooses the borrower's own mobile: the preferred one, else the one confirmed last, passing over what carriers say nobody
 * has and what several borrowers share. Nobody else's phone is ever told; where the rules allow it, a phone on which the
 * debt can't be spoken of is asked for a call back.
 */
@Component
public class PhoneChoice {

    private static final Comparator<Phone> BEST_FIRST = Comparator.comparing(Phone::preferred)
            .thenComparing(Phone::updatedOn)
            .reversed();

    private static final String UNCONFIRMED = "unconfirmed";
    private static final String NOT_OWN = "not-own";

    private final NoticeProperties properties;

    private final DeadNumbers numbers;
    private final SharedNumbers shared;
    private final RuleBook rules;

    PhoneChoice(NoticeProperties properties, DeadNumbers numbers, SharedNumbers shared, RuleBook rules) {
        this.properties = properties;
        this.numbers = numbers;
        this.shared = shared;
        this.rules = rules;
    }

    public PlanChunk choose(PlanChunk chunk) {
        Set<Msisdn> all = chunk.candidates().stream()
                .flatMap(candidate -> candidate.phones().stream())
                .filter(phone -> phone.holder() == Holder.SELF)
                .map(Phone::msisdn)
                .filter(Objects::nonNull)
                .collect(toSet());
        Known known = numbers.of(all);
        SharedNumbers.Known several = shared.of(all);
        Trial trial = chunk.run().trial();
        LocalDate today = chunk.run().date();
        Set<CallBack> allowed = trial == null ? rules.callBacks(today) : rules.callBacksBy(trial.edition());
        return chunk.map(candidate -> {
            Candidate chosen = choose(candidate, known, several, today);
            Fault fault = chosen.fault();
            return fault == null || allowed.isEmpty()
                    ? chosen
                    : callBack(candidate, fault, allowed, known)
                            .map(msisdn -> candidate.withCallBack(msisdn, fault))
                            .orElse(chosen);
        });
    }

    /** A phone to ask for a call back, where the rules allow that for the reason why the debt can't be spoken of. */
    private Optional<Msisdn> callBack(Candidate candidate, Fault fault, Set<CallBack> allowed, Known known) {
        CallBack why = switch (fault.code()) {
            case RepairList.SHARED_NUMBER -> CallBack.SHARED;
            case UNCONFIRMED -> CallBack.UNCONFIRMED;
            case NOT_OWN -> CallBack.OTHERS;
            default -> null;
        };
        return why == null || !allowed.contains(why)
                ? Optional.empty()
                : candidate.phones().stream()
                        .filter(phone -> phone.kind() == Kind.MOBILE)
                        .filter(phone -> (phone.holder() == Holder.SELF) != (why == CallBack.OTHERS))
                        .filter(phone -> !isDead(phone, candidate, known))
                        .sorted(BEST_FIRST)
                        .flatMap(phone -> Stream.ofNullable(phone.msisdn()))
                        .findFirst();
    }

    private Candidate choose(Candidate candidate, Known known, SharedNumbers.Known several, LocalDate today) {
        List<Phone> listed = candidate.phones().stream()
                .filter(phone -> phone.holder() == Holder.SELF)
                .sorted(BEST_FIRST)
                .toList();
        List<Phone> alive = listed.stream()
                .filter(phone -> !isDead(phone, candidate, known))
                .toList();
        List<Phone> own = alive.stream()
                .filter(phone -> !isShared(phone, candidate, several))
                .toList();
        for (Phone phone : own) {
            Msisdn msisdn = phone.msisdn();
            if (phone.kind() == Kind.MOBILE && msisdn != null && properties.isFresh(phone.updatedOn(), today)) {
                return candidate.withPhone(msisdn);
            }
        }
        if (own.size() < alive.size()) {
            return candidate.withFault(
                    fault(RepairList.SHARED_NUMBER, "several borrowers have the number as their own"));
        }
        return candidate.withFault(
                alive.size() < listed.size()
                        ? fault(RepairList.DEAD_NUMBER, "carriers say that nobody has the borrower's own number")
                        : faultOf(candidate, own));
    }

    private static boolean isShared(Phone phone, Candidate candidate, SharedNumbers.Known several) {
        Msisdn msisdn = phone.msisdn();
        return msisdn != null && several.isShared(candidate.borrower().borrowerNo(), msisdn);
    }

    private static boolean isDead(Phone phone, Candidate candidate, Known known) {
        Msisdn msisdn = phone.msisdn();
        return msisdn != null && known.isDead(candidate.borrower().borrowerNo(), msisdn, phone.updatedOn());
    }

    private static Fault faultOf(Candidate candidate, List<Phone> own) {
        if (own.stream().anyMatch(phone -> phone.kind() == Kind.MOBILE)) {
            return fault(UNCONFIRMED, "the borrower's own mobile was not confirmed lately");
        }
        if (!own.isEmpty()) {
            String kind = own.get(0).kind().name().toLowerCase(Locale.ROOT);
            return fault(kind, "the borrower's own number can't be texted: " + kind);
        }
        return candidate.phones().isEmpty()
                ? fault("no-phone", "no number is registered")
                : fault(NOT_OWN, "only numbers of others are registered");
    }

    private static Fault fault(String code, String detail) {
        return new Fault(RepairList.Kind.PHONE, code, detail);
    }
}
