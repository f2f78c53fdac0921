package io.duebell.webhook.flow;

import io.duebell.shared.NoticeId;
import io.duebell.webhook.internal.Due;
import io.duebell.webhook.internal.StoredWebhooks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The steps of a delivery: gathered, taken, signed, posted, and what became of it. */
@Component
public class WebhookSending {

    private static final String DELIVERY = "webhookDelivery";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int OK = 200;

    private final StoredWebhooks webhooks;
    private final JsonMapper json = JsonMapper.builder().build();

    WebhookSending(StoredWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    public void gather() {
        webhooks.gather();
    }

    public List<Due> take() {
        return webhooks.take();
    }

    /**
     * {@code Duebell-Signature: t=1766000000,v1=...}: HMAC-SHA256 over the time, a dot and the body, by the address's secret. The
     * time is that of the event, so that it is the same in each try.
     */
    public void sign(@Body Due due, Exchange exchange) throws GeneralSecurityException {
        exchange.setProperty(DELIVERY, due);
        byte[] body = json.writeValueAsBytes(content(due));
        long at = due.happenedAt().getEpochSecond();
        Message post = exchange.getMessage();
        post.setBody(body);
        post.setHeader(Exchange.HTTP_METHOD, "POST");
        post.setHeader(Exchange.HTTP_URI, due.url());
        post.setHeader(Exchange.CONTENT_TYPE, "application/json");
        post.setHeader("Duebell-Event-Id", due.eventId());
        post.setHeader("Duebell-Event-Type", due.type());
        post.setHeader("Duebell-Signature", "t=" + at + ",v1=" + signature(due.secret(), at + ".", body));
    }

    private static Map<String, Object> content(Due due) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", due.eventId());
        content.put("type", due.type());
        content.put("at", due.happenedAt().toString());
        Map<String, Object> data = new LinkedHashMap<>();
        if (due.type().startsWith("notice.")) {
            data.put("notice", new NoticeId(due.subjectId()).toString());
            data.put("stage", due.stage());
            data.put("businessDate", String.valueOf(due.businessDate()));
            data.put("borrowerNo", due.borrowerNo());
            data.put("rule", due.ruleId());
        } else {
            data.put("campaign", due.subjectId());
        }
        content.put("data", data);
        return content;
    }

    private static String signature(String secret, String before, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        mac.update(before.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    public void delivered(Exchange exchange, @ExchangeProperty(DELIVERY) Due due) {
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        webhooks.delivered(due, status == null ? OK : status);
    }

    /** Of an HTTP error the status alone: its text may quote the URL and the body. */
    public void failed(Exchange exchange) {
        Due due = exchange.getProperty(DELIVERY, Due.class);
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (due == null || cause == null) {
            return;
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        if (root instanceof HttpOperationFailedException answer) {
            webhooks.failed(due, answer.getStatusCode(), "HTTP " + answer.getStatusCode());
        } else {
            webhooks.failed(due, null, root.getClass().getSimpleName());
        }
    }
}
