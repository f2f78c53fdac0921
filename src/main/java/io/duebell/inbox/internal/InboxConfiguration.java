package io.duebell.inbox.internal;

import io.duebell.reading.OptOutWords;
import io.duebell.reading.Reader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the room's settings in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({InboxSettings.class, OptOutWords.class})
class InboxConfiguration {

    @Bean
    Reader reader() {
        return Reader.shipped();
    }
}
