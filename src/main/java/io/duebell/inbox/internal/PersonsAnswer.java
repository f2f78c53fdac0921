package io.duebell.inbox.internal;

import static java.util.stream.Collectors.toSet;

import io.duebell.compliance.Verdict;
import io.duebell.dispatch.NoticeDraft.Text;
import io.duebell.dispatch.NoticeState;
import io.duebell.inbox.Conversation;
import io.duebell.inbox.Conversations.Draft;
import io.duebell.inbox.Conversations.MayAnswer;
import io.duebell.inbox.Conversations.Outcome;
import io.duebell.inbox.Conversations.Suggestion;
import io.duebell.inbox.Entry;
import io.duebell.inbox.Entry.Direction;
import io.duebell.inbox.Person;
import io.duebell.inbox.internal.AnswerNotices.Put;
import io.duebell.inbox.internal.AnswerNotices.Said;
import io.duebell.inbox.internal.OwnerMapper.Holder;
import io.duebell.notice.AnswerTexts;
import io.duebell.notice.AnswerTexts.About;
import io.duebell.notice.AnswerTexts.Checked;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.TemplateLibrary.Line;
import io.duebell.reading.Intent;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import io.duebell.shared.Msisdn;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person's answer: their own words past the linter and the contact rules, or an approved text as it is suggested. */
@Component
class PersonsAnswer {

    private static final String STAGE = "person";
    private static final String NOBODY = "nobody";
    private static final String NOT_OWN = "not-own";
    private static final int LONGEST_KEY = 30;

    /** What is suggested for an intent, beside what suits any. */
    private static final Map<Intent, List<String>> SUGGESTED = Map.of(
            Intent.DISPUTE, List.of("dispute"),
            Intent.HARDSHIP, List.of("hardship"),
            Intent.PAID_CLAIM, List.of("paid"),
            Intent.PROMISE, List.of("ask-day"),
            Intent.BALANCE_QUERY, List.of("balance", "nothing-due"),
            Intent.ACCOUNT_QUERY, List.of("account"),
            Intent.CALL_BACK, List.of("call-back"));

    private final AnswerTexts texts;
    private final AnswerFacts facts;
    private final AnswerNotices notices;
    private final OwnerMapper owners;
    private final ThreadMapper threads;
    private final NoticeProperties notice;
    private final BusinessClock clock;

    PersonsAnswer(
            AnswerTexts texts,
            AnswerFacts facts,
            AnswerNotices notices,
            OwnerMapper owners,
            ThreadMapper threads,
            NoticeProperties notice,
            BusinessClock clock) {
        this.texts = texts;
        this.facts = facts;
        this.notices = notices;
        this.owners = owners;
        this.threads = threads;
        this.notice = notice;
        this.clock = clock;
    }

    MayAnswer mayAnswer(Conversation conversation) {
        Holder borrower = borrower(conversation);
        Msisdn number = conversation.msisdn();
        if (borrower == null || number == null) {
            return new MayAnswer(false, NOBODY, null);
        }
        if (!isOwn(conversation, borrower)) {
            return new MayAnswer(false, NOT_OWN, null);
        }
        Verdict verdict = notices.verdict("ANSWER", borrower.borrowerNo(), number);
        if (verdict instanceof Verdict.HeldUntil held) {
            return new MayAnswer(false, held.rule().id(), held.until());
        }
        return verdict instanceof Verdict.Denied denied
                ? new MayAnswer(false, denied.rule().id(), null)
                : new MayAnswer(true, null, null);
    }

    /** By what the latest reply wants; none on a phone on which the debt is not spoken of. */
    List<Suggestion> suggestions(Conversation conversation, List<Entry> entries) {
        Holder borrower = borrower(conversation);
        if (borrower == null || !isOwn(conversation, borrower)) {
            return List.of();
        }
        Map<String, Suggestion> suggested = new LinkedHashMap<>();
        for (Intent intent : latestIntents(entries)) {
            for (String occasion : SUGGESTED.getOrDefault(intent, List.of())) {
                suggestion(occasion, borrower).ifPresent(it -> suggested.put(occasion, it));
            }
        }
        suggestion("call-back", borrower).ifPresent(it -> suggested.putIfAbsent("call-back", it));
        return List.copyOf(suggested.values());
    }

    Draft check(Conversation conversation, String text) {
        Holder borrower = borrower(conversation);
        Checked checked = texts.check(borrower == null ? "zh-CN" : borrower.language(), text, own(borrower));
        return new Draft(checked.text(), checked.parts(), checked.findings());
    }

    Outcome send(Person person, Conversation conversation, String text, String key) {
        Holder borrower = borrower(conversation);
        Msisdn number = conversation.msisdn();
        if (borrower == null || number == null) {
            return new Outcome.Refused(NOBODY, "");
        }
        if (!isOwn(conversation, borrower)) {
            return new Outcome.Refused(NOT_OWN, "");
        }
        Draft draft = check(conversation, text);
        if (draft.isBlocked()) {
            return new Outcome.Refused("blocked", draft.findings().get(0).code());
        }
        if (notices.verdict("ANSWER", borrower.borrowerNo(), number) instanceof Verdict.Denied denied) {
            return new Outcome.Refused("rule", denied.rule().id());
        }
        String subject = "c" + conversation.id() + "-" + Threads.plainHash(key).substring(0, LONGEST_KEY);
        Optional<Put> put = notices.put(
                new Said(
                        "ANSWER",
                        "INBOUND",
                        subject,
                        STAGE,
                        borrower,
                        number,
                        new Text(STAGE, null, draft.text(), draft.parts()),
                        Money.ZERO,
                        clock.today().plusDays(1)),
                person.name());
        if (put.isEmpty()) {
            return new Outcome.Refused("sent-already", "");
        }
        if (put.get().state() == NoticeState.SUPPRESSED) {
            return new Outcome.Refused("rule", "");
        }
        threads.addOut(conversation.id(), clock.instant(), put.get().notice().value(), person.name(), STAGE);
        threads.touched(conversation.id(), clock.instant(), false, null, null);
        return new Outcome.Done(conversation.id(), put.get().notice());
    }

    private Optional<Suggestion> suggestion(String occasion, Holder borrower) {
        LocalDate today = clock.today();
        List<Line> lines = switch (occasion) {
            case "balance" ->
                facts.isOutdated(borrower.borrowerNo()) ? List.of() : facts.due(borrower.borrowerNo(), today);
            case "account" -> facts.accounts(borrower.borrowerNo());
            case "nothing-due" -> List.of();
            default -> List.of();
        };
        boolean says = switch (occasion) {
            case "balance", "account" -> AnswerFacts.isTellable(lines);
            case "nothing-due" -> facts.due(borrower.borrowerNo(), today).isEmpty();
            default -> true;
        };
        return says
                ? texts.write(
                                AnswerTexts.PREFIX + occasion,
                                borrower.language(),
                                new About(borrower.name(), today, lines, null, null))
                        .map(said -> new Suggestion(said.template(), unsigned(said.text()), said.parts()))
                : Optional.empty();
    }

    /** What is sent gets the signature again. */
    private static String unsigned(String text) {
        return text.replaceFirst("\\A【[^】]*】", "");
    }

    /** Long numbers that an answer may tell: the borrower's accounts and the hotline. */
    private Set<String> own(@Nullable Holder borrower) {
        Set<String> own = borrower == null
                ? Set.of()
                : facts.accounts(borrower.borrowerNo()).stream()
                        .map(Line::account)
                        .collect(toSet());
        String hotline = notice.hotline();
        if (hotline == null || hotline.isBlank()) {
            return own;
        }
        Set<String> all = new java.util.HashSet<>(own);
        all.add(hotline.strip());
        return all;
    }

    private @Nullable Holder borrower(Conversation conversation) {
        String borrowerNo = conversation.borrowerNo();
        return borrowerNo == null ? null : owners.borrower(borrowerNo);
    }

    /** Confirmed as theirs, as lately as for any text that tells a debt. */
    private boolean isOwn(Conversation conversation, Holder borrower) {
        Msisdn number = conversation.msisdn();
        return number != null
                && owners.ownNumbers(borrower.borrowerNo(), notice.freshSince(clock.today()))
                        .contains(number.digits());
    }

    private static List<Intent> latestIntents(List<Entry> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            Entry.Read read = entry.read();
            if (entry.direction() == Direction.IN && read != null) {
                return read.isSettled() ? read.settled() : read.intents();
            }
        }
        return List.of();
    }
}
