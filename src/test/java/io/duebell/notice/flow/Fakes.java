package io.duebell.notice.flow;

import io.duebell.alarm.Alarm;
import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.carrier.Channel;
import io.duebell.compliance.Contact;
import io.duebell.compliance.ContactRules;
import io.duebell.compliance.RuleBook;
import io.duebell.compliance.Verdict;
import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.dispatch.NoticeDraft;
import io.duebell.dispatch.Outbox;
import io.duebell.dispatch.WrongNumbers;
import io.duebell.loanbook.BorrowerBook;
import io.duebell.loanbook.DueDate;
import io.duebell.loanbook.InstalmentKey;
import io.duebell.loanbook.LoanBook;
import io.duebell.loanbook.LoanBookUnavailableException;
import io.duebell.loanbook.OpenAmounts;
import io.duebell.loanbook.Posting;
import io.duebell.loanbook.Snapshot;
import io.duebell.shared.Msisdn;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The other rooms, as planning sees them. */
final class Fakes {

    private Fakes() {}

    /** Rules that close the days a test names. */
    static final class Closing implements RuleBook {

        final Set<LocalDate> closed = new HashSet<>();

        @Override
        public boolean isClosed(Channel channel, LocalDate day) {
            return closed.contains(day);
        }

        final Set<CallBack> callBacks = new HashSet<>();

        @Override
        public Set<CallBack> callBacks(LocalDate day) {
            return callBacks;
        }

        @Override
        public Set<CallBack> callBacksBy(String edition) {
            return callBacks;
        }

        @Override
        public boolean isClosedBy(String edition, Channel channel, LocalDate day) {
            return edition.equals(Rules.STRICT) && isClosed(channel, day);
        }

        @Override
        public Edition inForce() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Edition> editions() {
            return List.of();
        }

        @Override
        public Optional<Edition> find(String hash) {
            return Optional.of(new Edition(hash, hash, "", List.of(), "a", Instant.EPOCH, "", null, null, null, null));
        }

        @Override
        public Answer propose(String text, String reason, String actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer approve(String hash, Instant from, String actor) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer refuse(String hash, String actor) {
            throw new UnsupportedOperationException();
        }
    }

    /** Allows everything, but by the edition that is called strict. */
    static final class Rules implements ContactRules {

        static final String STRICT = "strict";

        @Override
        public Map<NoticeId, Verdict> judgeBy(String edition, Collection<Contact> contacts, Instant at) {
            Map<NoticeId, Verdict> verdicts = judge(contacts, at);
            if (edition.equals(STRICT)) {
                verdicts.replaceAll((notice, allowed) ->
                        new Verdict.HeldUntil(at.plusSeconds(1), new RuleRef("texts-a-day", STRICT), "too many"));
            }
            return verdicts;
        }

        @Override
        public Map<NoticeId, Verdict> judge(Collection<Contact> contacts, Instant at) {
            Map<NoticeId, Verdict> verdicts = new HashMap<>();
            contacts.forEach(contact -> verdicts.put(contact.notice(), new Verdict.Allowed(new RuleRef("all", "1"))));
            return verdicts;
        }

        @Override
        public Map<NoticeId, Verdict> judgeAndTake(Collection<Contact> contacts, Instant at) {
            return judge(contacts, at);
        }

        @Override
        public void countUnasked(List<Contact> contacts, LocalDate day) {}

        @Override
        public void giveBack(List<Contact> refused) {}
    }

    /** Keeps drafts in a list; fails on one borrower when it is told to. */
    static final class Box implements Outbox {

        final List<NoticeDraft> drafts = new ArrayList<>();
        final Set<ItemKey> keys = new HashSet<>();

        @Nullable
        String failOn;

        @Override
        public Set<ItemKey> known(Collection<ItemKey> asked) {
            Set<ItemKey> known = new HashSet<>(asked);
            known.retainAll(keys);
            return known;
        }

        @Override
        public int add(List<NoticeDraft> added, String actor) {
            for (NoticeDraft draft : added) {
                if (draft.recipient().borrowerNo().equals(failOn)) {
                    throw new IllegalStateException("the database is away");
                }
                drafts.add(draft);
                draft.items()
                        .forEach(item -> keys.add(new ItemKey(
                                item.subjectKind(),
                                item.subject(),
                                item.occasion(),
                                draft.channel().name())));
            }
            return added.size();
        }

        @Override
        public int withdraw(Collection<NoticeId> notices, String actor, String reason) {
            return 0;
        }

        @Override
        public int reconsider(Collection<NoticeId> notices, String actor, String reason) {
            return 0;
        }

        @Override
        public void lookAgain(Collection<NoticeId> notices) {}
    }

    /** What carriers said of numbers; a finding is taken once. */
    static final class Wrong implements WrongNumbers {

        final List<Finding> all = new ArrayList<>();
        final Set<NoticeId> taken = new HashSet<>();

        @Override
        public List<Finding> standing(Collection<Msisdn> numbers) {
            return all.stream()
                    .filter(finding -> numbers.contains(finding.number()))
                    .toList();
        }

        @Override
        public List<Finding> untold(int limit) {
            return all.stream()
                    .filter(finding -> !taken.contains(finding.notice()))
                    .toList();
        }

        @Override
        public boolean take(NoticeId notice) {
            return taken.add(notice);
        }
    }

    /** A loan book that counts its open streams. */
    static final class Book implements LoanBook {

        final List<BorrowerBook> books = new ArrayList<>();
        LocalDate completeThrough;
        boolean away;
        int openStreams;

        Book(LocalDate completeThrough) {
            this.completeThrough = completeThrough;
        }

        @Override
        public List<Posting> postings(Collection<InstalmentKey> keys) {
            return List.of();
        }

        @Override
        public Optional<LocalDate> findCompleteThrough() {
            if (away) {
                throw new LoanBookUnavailableException("connection refused", new IllegalStateException());
            }
            return Optional.of(completeThrough);
        }

        @Override
        public Snapshot refresh(LocalDate asOf) {
            return new Snapshot(asOf, Instant.EPOCH, books.size(), 0, 0, 0, 0, 1);
        }

        @Override
        public Optional<Snapshot> findSnapshot() {
            return Optional.empty();
        }

        @Override
        public List<DueDate> countByDueDate() {
            return books.stream()
                    .flatMap(borrower -> borrower.instalments().stream())
                    .map(open -> new DueDate(
                            open.key().dueDate(),
                            open.open().principal().isPositive()
                                    || open.key().dueDate().equals(open.maturityDate()),
                            1))
                    .toList();
        }

        @Override
        public BorrowerStream openBorrowers(int chunkSize) {
            openStreams++;
            Iterator<BorrowerBook> all = List.copyOf(books).iterator();
            return new BorrowerStream() {
                private boolean closed;

                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public List<BorrowerBook> next() {
                    return List.of(all.next());
                }

                @Override
                public void close() {
                    if (!closed) {
                        closed = true;
                        openStreams--;
                    }
                }
            };
        }

        @Override
        public Map<InstalmentKey, OpenAmounts> openNow(Collection<InstalmentKey> keys) {
            return Map.of();
        }

        @Override
        public Collection<InstalmentKey> paidAmong(Collection<InstalmentKey> keys) {
            return List.of();
        }
    }

    /** Alarms that stand, as {@code code subject}. */
    static final class Standing implements Alarms {

        final Set<String> all = new TreeSet<>();

        @Override
        public void raise(AlarmCode code, String subject, String detail) {
            all.add(code.code() + " " + subject);
        }

        @Override
        public void clear(AlarmCode code, String subject) {
            all.remove(code.code() + " " + subject);
        }

        @Override
        public void follow(AlarmCode code, String subject, boolean wrong, String detail) {
            if (wrong) {
                raise(code, subject, detail);
            } else {
                clear(code, subject);
            }
        }

        @Override
        public List<Alarm> standing() {
            return List.of();
        }

        @Override
        public List<Alarm> cleared(int limit) {
            return List.of();
        }

        @Override
        public boolean acknowledge(long id, String actor) {
            return false;
        }

        @Override
        public boolean close(long id, String actor) {
            return false;
        }
    }
}
