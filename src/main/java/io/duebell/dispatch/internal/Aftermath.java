package io.duebell.dispatch.internal;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Fault;
import io.duebell.carrier.SendOutcome.Patience;
import io.duebell.dispatch.NoticeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What is learnt from refusals beyond the notice itself: ported numbers, content that carriers refuse, unknown codes. */
@Component
class Aftermath {

    private final PortedNumbers ported;
    private final StoredContentStops stops;
    private final Alarms alarms;

    Aftermath(PortedNumbers ported, StoredContentStops stops, Alarms alarms) {
        this.ported = ported;
        this.stops = stops;
        this.alarms = alarms;
    }

    /** A notice with the carrier's last word on it and the step that came of it. */
    record Ended(NoticeRow notice, Answered answered, NoticeState to) {}

    /** In the recorder's transaction; most groups hold no refusal and cost nothing. */
    void learn(List<Ended> all) {
        List<PortedNumbers.Refused> elsewhere = new ArrayList<>();
        List<StoredContentStops.Refusal> content = new ArrayList<>();
        Map<String, String> unknown = new TreeMap<>();
        for (Ended ended : all) {
            SendOutcome last = ended.answered().last();
            String link = ended.answered().link();
            if (last instanceof SendOutcome.RefusedForGood refused && refused.fault() == Fault.NOT_OURS) {
                elsewhere.add(
                        new PortedNumbers.Refused(ended.notice().recipient().digits(), link));
            } else if (last instanceof SendOutcome.RefusedForGood refused && refused.fault() == Fault.CONTENT) {
                content.add(new StoredContentStops.Refusal(ended.notice().id(), link, refused.code()));
            } else if (last instanceof SendOutcome.RefusedForNow refused
                    && refused.patience() == Patience.ONCE_MORE
                    && ended.to() == NoticeState.FAILED) {
                unknown.put(link + " " + refused.code(), link);
            }
        }
        ported.learn(elsewhere);
        stops.refused(content);
        unknown.forEach((subject, link) -> alarms.raise(AlarmCode.UNKNOWN_REFUSAL, subject, ""));
    }
}
