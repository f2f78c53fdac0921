package io.duebell.notice.internal;

import io.duebell.notice.Ladder;
import io.duebell.notice.LadderProperties;
import io.duebell.notice.NoticeProperties;
import io.duebell.notice.PlanningProperties;
import io.duebell.notice.TemplatesProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the ladder together with the templates it names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    LadderProperties.class,
    NoticeProperties.class,
    OnWaySettings.class,
    PlanningProperties.class,
    TemplatesProperties.class
})
class NoticeConfiguration {

    @Bean
    Ladder ladder(LadderProperties properties, Templates templates) {
        return new Ladder(properties, templates::isKnown);
    }
}
