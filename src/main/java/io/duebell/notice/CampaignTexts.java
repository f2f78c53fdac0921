package io.duebell.notice;

import io.duebell.carrier.Channel;
import java.util.List;
import java.util.Map;

/** Texts that campaigns send, known by their id: {@code campaign-overdue}, {@code campaign-overdue-short} and so on. */
public final class CampaignTexts {

    private static final String PREFIX = "campaign-";

    private static final Map<String, List<NoticeKind>> KINDS = Map.of(
            "due", List.of(NoticeKind.INTEREST, NoticeKind.MATURITY),
            "overdue", List.of(NoticeKind.OVERDUE),
            "balance", List.of(NoticeKind.BALANCE),
            "general", List.of(NoticeKind.GENERAL));

    private CampaignTexts() {}

    /** What a text speaks of, as stages without a day; none where it is no campaign's. */
    public static List<Stage> stagesOf(String template) {
        return KINDS.entrySet().stream()
                .filter(entry -> isOf(template, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .map(kind -> new Stage(kind, "campaign", 0, Channel.SMS, template, 1))
                .toList();
    }

    /** Whether a campaign of a kind, in lower case, may send a text. */
    public static boolean isOf(String template, String kind) {
        return template.equals(PREFIX + kind) || template.startsWith(PREFIX + kind + "-");
    }
}
