package io.duebell.dispatch.internal;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.carrier.Channel;
import io.duebell.compliance.Verdict.RuleRef;
import io.duebell.dispatch.NoticeState;
import io.duebell.dispatch.internal.Gate.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Finds each notice of a batch its way: a link that may carry it, waiting for one, held because its template was stopped,
 * or FAILED because no link that is configured ever would.
 */
@Component
class Ways {

    private static final String ACTOR = "routing";
    private static final int COUNTRY_AND_PREFIX = 5;

    private final Links links;
    private final PortedNumbers ported;
    private final StoredContentStops stops;
    private final Alarms alarms;

    Ways(Links links, PortedNumbers ported, StoredContentStops stops, Alarms alarms) {
        this.links = links;
        this.ported = ported;
        this.stops = stops;
        this.alarms = alarms;
    }

    int window(Channel channel) {
        return links.window(channel);
    }

    /** What became of each: bound for a link, waiting for one, or a step that takes it out. */
    record Found(List<Bound> bound, List<NoticeRow> waiting, List<Transition> steps) {}

    /** In the gate's transaction. */
    Found find(List<NoticeRow> notices) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<Long, String> stopped = stops.stoppedTemplates(notices);
        Map<String, Set<String>> refusals = ported.refusedBy(numbersWorthAsking(notices));
        Set<String> withoutRoute = new TreeSet<>();
        Links.Choice choice = links.choice();
        for (NoticeRow notice : notices) {
            Set<String> refusedBy = refusals.getOrDefault(notice.recipient().digits(), Set.of());
            String template = stopped.get(notice.id());
            if (template != null) {
                found.steps()
                        .add(Transition.of(notice, NoticeState.HELD, ACTOR, "its template was stopped: " + template)
                                .by(new RuleRef(StoredContentStops.RULE, "1"))
                                .notBefore(notice.notAfter()));
            } else if (!links.hasRoute(notice, refusedBy)) {
                found.steps().add(Transition.of(notice, NoticeState.FAILED, ACTOR, "no route: no link carries it"));
                withoutRoute.add(notice.kind() + " " + prefix(notice));
            } else {
                choice.lane(notice, refusedBy)
                        .ifPresentOrElse(
                                lane -> found.bound().add(new Bound(notice, lane)),
                                () -> found.waiting().add(notice));
            }
        }
        withoutRoute.forEach(what -> alarms.raise(AlarmCode.NO_ROUTE, what, ""));
        return found;
    }

    /** With one link there is nothing to choose, and only a number that was tried can have been refused. */
    private Set<String> numbersWorthAsking(List<NoticeRow> notices) {
        Set<String> numbers = new TreeSet<>();
        for (NoticeRow notice : notices) {
            if (links.several() || notice.tries() > 0) {
                numbers.add(notice.recipient().digits());
            }
        }
        return numbers;
    }

    /** Of the number no more than tells its operator. */
    private static String prefix(NoticeRow notice) {
        return notice.recipient().digits().substring(0, COUNTRY_AND_PREFIX);
    }
}
