package io.duebell.alarm.flow;

import io.duebell.alarm.AlarmProperties;
import io.duebell.alarm.internal.AlarmMessage;
import io.duebell.alarm.internal.AlarmWords;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the POST of an alarm's news: JSON, and in {@code X-Duebell-Signature} the HMAC-SHA256 of its bytes, so that the
 * receiver knows it for ours. {@code id} is the same in each retry.
 */
@Component
public class AlarmPost {

    private static final String ALGORITHM = "HmacSHA256";

    private final AlarmProperties.Webhook settings;
    private final AlarmWords words;
    private final JsonMapper json = JsonMapper.builder().build();

    AlarmPost(AlarmProperties properties, AlarmWords words) {
        this.settings = properties.webhook();
        this.words = words;
    }

    public void sign(Exchange exchange) throws GeneralSecurityException {
        Message post = exchange.getMessage();
        AlarmMessage news = Objects.requireNonNull(post.getBody(AlarmMessage.class));
        byte[] body = json.writeValueAsBytes(content(news));
        post.setBody(body);
        post.setHeader(Exchange.HTTP_METHOD, "POST");
        post.setHeader(Exchange.HTTP_URI, String.valueOf(settings.url()));
        post.setHeader(Exchange.CONTENT_TYPE, "application/json");
        post.setHeader("X-Duebell-Signature", "sha256=" + signature(body));
    }

    private Map<String, Object> content(AlarmMessage news) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", news.id());
        content.put("news", news.news());
        content.put("code", news.code());
        content.put("subject", news.subject());
        content.put("detail", news.detail());
        content.put("raisedAt", news.raisedAt().toString());
        if (news.clearedAt() != null) {
            content.put("clearedAt", news.clearedAt().toString());
        }
        content.put(
                "text",
                Map.of("zh-CN", words.of(news, Locale.SIMPLIFIED_CHINESE), "en", words.of(news, Locale.ENGLISH)));
        return content;
    }

    private String signature(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        byte[] secret = Objects.requireNonNull(settings.secret()).getBytes(StandardCharsets.UTF_8);
        mac.init(new SecretKeySpec(secret, ALGORITHM));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
