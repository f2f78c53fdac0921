package io.duebell;

import io.duebell.shared.BadSettingException;
import io.duebell.shared.BusinessClock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The one clock; its offset is refused outside the demo and tests. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    BusinessClock clock(@Value("${duebell.clock.offset:0s}") Duration offset, Environment environment) {
        if (!offset.isZero() && !environment.acceptsProfiles(Profiles.of("demo | test"))) {
            throw new BadSettingException(
                    "duebell.clock.offset",
                    offset.toString(),
                    "the clock may only be moved in the demo and in tests; remove the setting");
        }
        return new BusinessClock(offset);
    }
}
