package io.duebell.alarm.internal;

/** A way by which messages about alarms leave. */
public enum AlarmChannel {
    MAIL,
    WEBHOOK
}
