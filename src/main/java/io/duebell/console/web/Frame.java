package io.duebell.console.web;

import io.duebell.alarm.Alarm;
import io.duebell.alarm.Alarms;
import io.duebell.compliance.Rehearsal;
import io.duebell.compliance.SendingSwitch;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.InDoubtMapper;
import io.duebell.console.internal.InboxDesk;
import io.duebell.inbox.Conversations.Filter;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** What the layout shows around every page; asks the database only when a layout is drawn, not for a fragment. */
public final class Frame {

    private final SendingSwitch sending;
    private final Rehearsal rehearsal;
    private final InDoubtMapper doubts;
    private final InboxDesk inbox;
    private final Alarms alarms;
    private final BusinessClock clock;
    private final boolean demo;
    private final String path;

    Frame(
            SendingSwitch sending,
            Rehearsal rehearsal,
            InDoubtMapper doubts,
            InboxDesk inbox,
            Alarms alarms,
            BusinessClock clock,
            boolean demo,
            String path) {
        this.sending = sending;
        this.rehearsal = rehearsal;
        this.doubts = doubts;
        this.inbox = inbox;
        this.alarms = alarms;
        this.clock = clock;
        this.demo = demo;
        this.path = path;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Whether this is the demo: its pages and its buttons are shown. */
    public boolean isDemo() {
        return demo;
    }

    public boolean isAt(String prefix) {
        return "/".equals(prefix) ? "/".equals(path) : path.startsWith(prefix);
    }

    /** Review, what was learnt, statements, feeds and advice share one entry. */
    public boolean isAtRemittances() {
        return isAt("/remittances") || isAt("/statements") || isAt("/feeds") || isAt("/advice");
    }

    /** The path of the page, for the links that change the language. */
    public String path() {
        return path;
    }

    /** Notices in doubt that the user may see; none while the database is away. */
    public int inDoubt(ConsoleUser user) {
        try {
            return doubts.count(user.scope());
        } catch (DataAccessException away) {
            return 0;
        }
    }

    /** Conversations with something that nobody has looked at; none while the database is away. */
    public int unread(ConsoleUser user) {
        try {
            return inbox.count(user).of().getOrDefault(Filter.UNREAD, 0);
        } catch (DataAccessException away) {
            return 0;
        }
    }

    /** Who stopped all sending, when and why; null while it is not stopped, or while the database is away. */
    public SendingSwitch.@Nullable State stop() {
        try {
            SendingSwitch.State state = sending.state();
            return state.stopped() ? state : null;
        } catch (DataAccessException away) {
            // The page that says so must still have its frame.
            return null;
        }
    }

    /** Who began the rehearsal that runs, when and why; null while none runs, or while the database is away. */
    public Rehearsal.@Nullable State rehearsal() {
        try {
            Rehearsal.State state = rehearsal.state();
            return state.running() ? state : null;
        } catch (DataAccessException away) {
            return null;
        }
    }

    /** Standing alarms nobody has acknowledged, the newest first; none while the database is away. */
    public List<Alarm> alarms() {
        try {
            return alarms.standing().stream()
                    .filter(alarm -> !alarm.acknowledged())
                    .toList();
        } catch (DataAccessException away) {
            return List.of();
        }
    }
}
