package io.duebell.alarm.flow;

import io.duebell.alarm.internal.AlarmChannel;
import io.duebell.alarm.internal.AlarmMessage;
import io.duebell.alarm.internal.AlarmNews;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** First and last step of each channel: what is due, and what became of it. The message travels as a property. */
@Component
public class AlarmSending {

    /** The exchange property that holds the {@link AlarmMessage}; the routes set it. */
    public static final String PROPERTY = "alarmMessage";

    private final AlarmNews news;

    AlarmSending(AlarmNews news) {
        this.news = news;
    }

    public List<AlarmMessage> mails() {
        return news.take(AlarmChannel.MAIL);
    }

    public List<AlarmMessage> posts() {
        return news.take(AlarmChannel.WEBHOOK);
    }

    public void sent(Exchange exchange) {
        news.sent(Objects.requireNonNull(exchange.getProperty(PROPERTY, AlarmMessage.class)));
    }

    /** After the quick retries of the route. Of an HTTP error the status alone: its text may quote the URL and the body. */
    public void putOff(Exchange exchange) {
        AlarmMessage message = exchange.getProperty(PROPERTY, AlarmMessage.class);
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (message == null || cause == null) {
            return;
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        news.putOff(
                message,
                root instanceof HttpOperationFailedException answer
                        ? "HTTP " + answer.getStatusCode()
                        : root.getClass().getSimpleName());
    }
}
