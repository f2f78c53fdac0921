package io.duebell.remittance.internal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Takes the room's settings in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RemittanceSettings.class, AdviceSettings.class})
class RemittanceConfiguration {}
