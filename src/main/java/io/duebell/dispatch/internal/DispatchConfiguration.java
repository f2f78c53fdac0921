package io.duebell.dispatch.internal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Takes the room's settings in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DispatchSettings.class, LearningSettings.class, RoutingSettings.class})
class DispatchConfiguration {}
