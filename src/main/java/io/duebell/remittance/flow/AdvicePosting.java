package io.duebell.remittance.flow;

import io.duebell.remittance.internal.AdviceLine;
import io.duebell.remittance.internal.AdvicePost;
import io.duebell.remittance.internal.AdviceSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The steps of advice over HTTP: taken, signed, posted, and what the loan system answered. */
@Component
public class AdvicePosting {

    private static final String LINE = "adviceLine";
    private static final String ALGORITHM = "HmacSHA256";

    /** A stable code and no more: what else an answer says may name people. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private final AdvicePost advice;
    private final AdviceSettings settings;
    private final JsonMapper json = JsonMapper.builder().build();

    AdvicePosting(AdvicePost advice, AdviceSettings settings) {
        this.advice = advice;
        this.settings = settings;
    }

    public List<AdviceLine> take() {
        return advice.take();
    }

    /**
     * {@code Idempotency-Key} is the line's key; {@code Duebell-Signature: t=1766000000,v1=...} the HMAC-SHA256 over the time, a dot and
     * the body, where there is a secret. Body and time are the same in each try.
     */
    public void sign(@Body AdviceLine line, Exchange exchange) throws GeneralSecurityException {
        exchange.setProperty(LINE, line);
        byte[] body = json.writeValueAsBytes(content(line));
        Message post = exchange.getMessage();
        post.setBody(body);
        post.setHeader(Exchange.HTTP_METHOD, "POST");
        post.setHeader(Exchange.HTTP_URI, String.valueOf(settings.url()));
        post.setHeader(Exchange.CONTENT_TYPE, "application/json");
        post.setHeader("Idempotency-Key", line.adviceKey());
        String secret = settings.secret();
        if (secret != null && !secret.isBlank()) {
            long at = line.createdAt().getEpochSecond();
            post.setHeader("Duebell-Signature", "t=" + at + ",v1=" + signature(secret, at + ".", body));
        }
        String token = settings.token();
        if (token != null && !token.isBlank()) {
            post.setHeader("Authorization", "Bearer " + token);
        }
    }

    private static Map<String, @Nullable Object> content(AdviceLine line) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("key", line.adviceKey());
        content.put("kind", line.kind());
        content.put("undoes", line.undoes());
        content.put("loanNo", line.loanNo());
        content.put("borrowerNo", line.borrowerNo());
        content.put("total", line.total().fen());
        content.put("principal", line.principalFen());
        content.put("interest", line.interestFen());
        content.put("penalty", line.penaltyFen());
        content.put("paidOn", line.bookedOn().toString());
        content.put("account", line.account());
        content.put("serial", line.serial());
        content.put("remittance", Long.toString(line.remittanceId()));
        content.put("decidedAt", line.createdAt().toString());
        return content;
    }

    private static String signature(String secret, String before, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        mac.update(before.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    public void told(@ExchangeProperty(LINE) AdviceLine line) {
        advice.told(line);
    }

    public void failed(Exchange exchange) {
        AdviceLine line = exchange.getProperty(LINE, AdviceLine.class);
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (line == null || cause == null) {
            return;
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        if (root instanceof HttpOperationFailedException answer) {
            advice.refused(line, answer.getStatusCode(), code(answer.getResponseBody()));
        } else {
            advice.failed(line, root.getClass().getSimpleName());
        }
    }

    /** The {@code code} of a JSON answer; empty where there is none. */
    private String code(@Nullable String body) {
        try {
            String code = body == null || body.isBlank()
                    ? ""
                    : json.readTree(body).path("code").asString("");
            return CODE.matcher(code).matches() ? code : "";
        } catch (JacksonException e) {
            return "";
        }
    }
}
