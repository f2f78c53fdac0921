package io.duebell.smpp.internal;

import io.duebell.carrier.OutboundPart;
import io.duebell.carrier.SendOutcome;
import io.duebell.carrier.SendOutcome.Fault;
import io.duebell.shared.NoticeId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns a refusal into an outcome. It remembers how often a part met a code that is only worth a few tries; the
 * memory is of this node and bounded, so a restart allows such a part a try more.
 */
final class RefusalJudge {

    private static final int REMEMBERED = 10_000;
    private static final int FEW = 3;
    private static final int ONCE_MORE = 2;

    private final Map<Key, Integer> met = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    SendOutcome judge(OutboundPart part, int status) {
        String code = SubmitErrors.code(status);
        return switch (SubmitErrors.classOf(status)) {
            case PACE -> new SendOutcome.RefusedForNow(code, Duration.ofSeconds(1), false);
            case RETRY -> new SendOutcome.RefusedForNow(code, Duration.ofSeconds(30), true);
            case LINK_DOWN -> new SendOutcome.RefusedForNow(code, Duration.ofSeconds(30), false);
            case RECIPIENT -> new SendOutcome.RefusedForGood(code, Fault.RECIPIENT);
            case CONTENT -> new SendOutcome.RefusedForGood(code, Fault.CONTENT);
            case RETRY_FEW -> atMost(FEW, part, code);
            case OTHER -> atMost(ONCE_MORE, part, code);
        };
    }

    private SendOutcome atMost(int tries, OutboundPart part, String code) {
        Key key = new Key(part.notice(), part.partNo());
        synchronized (met) {
            if (met.merge(key, 1, Integer::sum) < tries) {
                return new SendOutcome.RefusedForNow(code, Duration.ofSeconds(60), true);
            }
            met.remove(key);
            return new SendOutcome.RefusedForGood(code, Fault.OTHER);
        }
    }

    private record Key(NoticeId notice, int partNo) {}
}
