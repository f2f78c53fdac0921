package io.duebell.smpp.internal;

import io.duebell.carrier.CarrierLink;
import io.duebell.smpp.LinkSettings;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the links to dispatch and the pages as one list; with none configured it is empty. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkSettings.class)
class CarrierLinks {

    @Bean
    List<CarrierLink> smppLinkList(SmppLinks links) {
        return List.copyOf(links.links());
    }
}
