package io.duebell.dispatch.internal;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.duebell.alarm.AlarmCode;
import io.duebell.alarm.Alarms;
import io.duebell.dispatch.ContentStops;
import io.duebell.dispatch.internal.ContentStopMapper.TemplateOf;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts refused content by template and link, and stops a template that is refused too often. */
@Component
class StoredContentStops implements ContentStops {

    /** The rule that holds notices of a stopped template. */
    static final String RULE = "content-stopped";

    private static final Logger LOG = LoggerFactory.getLogger(StoredContentStops.class);

    private final ContentStopMapper mapper;
    private final Alarms alarms;
    private final LearningSettings settings;
    private final BusinessClock clock;

    StoredContentStops(ContentStopMapper mapper, Alarms alarms, LearningSettings settings, BusinessClock clock) {
        this.mapper = mapper;
        this.alarms = alarms;
        this.settings = settings;
        this.clock = clock;
    }

    /** A notice whose content a link refused. */
    record Refusal(long notice, String link, String code) {}

    /** Those of the notices that a stop keeps, with their template; a message that was begun is finished. */
    Map<Long, String> stoppedTemplates(Collection<NoticeRow> notices) {
        Set<String> stopped = Set.copyOf(mapper.stopped());
        if (stopped.isEmpty() || notices.isEmpty()) {
            return Map.of();
        }
        Set<Long> begun = notices.stream()
                .filter(notice -> notice.link() != null)
                .map(NoticeRow::id)
                .collect(toSet());
        return mapper.templates(notices.stream().map(NoticeRow::id).toList()).stream()
                .filter(notice -> stopped.contains(notice.templateId()) && !begun.contains(notice.id()))
                .collect(toMap(TemplateOf::id, TemplateOf::templateId));
    }

    /** In the caller's transaction. */
    void refused(List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<Long, String> templates = mapper
                .templates(refusals.stream().map(Refusal::notice).toList())
                .stream()
                .collect(toMap(TemplateOf::id, TemplateOf::templateId));
        for (Refusal refusal : refusals) {
            String template = templates.get(refusal.notice());
            if (template != null) {
                mapper.refused(template, refusal.link(), refusal.code(), now);
                stopWhenTooMany(template, refusal, now);
            }
        }
    }

    private void stopWhenTooMany(String template, Refusal refusal, Instant now) {
        int lately = mapper.lately(template, refusal.link(), now.minus(settings.contentWithin()));
        if (lately < settings.contentRefusals() || mapper.stop(template, refusal.link(), refusal.code(), now) == 0) {
            return;
        }
        alarms.raise(AlarmCode.CONTENT_REFUSED, template, refusal.link() + " " + refusal.code());
        LOG.atWarn()
                .addKeyValue("template", template)
                .addKeyValue("link", refusal.link())
                .addKeyValue("code", refusal.code())
                .log(
                        "A template was stopped, the carrier refuses its content; its notices are held until a person resumes it");
    }

    @Override
    public List<Stop> standing() {
        return mapper.standing(RULE);
    }

    @Override
    @Transactional
    public boolean resume(String template, String actor, String reason) {
        Instant now = clock.instant();
        if (mapper.resume(template, actor, now) == 0) {
            return false;
        }
        mapper.lookAgain(template, RULE, now);
        mapper.audit(now, actor, template, reason);
        alarms.clear(AlarmCode.CONTENT_REFUSED, template);
        return true;
    }
}
