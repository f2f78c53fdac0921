package io.duebell.simulator.loansystem;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.duebell.shared.Money;
import io.duebell.simulator.loansystem.AdviceDesk.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulated loan system's {@code POST /advice} on loopback, as docs/integrating.md tells it: signed, one line a request, answered
 * with 200, 401 where the signature is not right, and 422 with a code for what will never be booked.
 */
public final class AdviceHttp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdviceHttp.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int OK = 200;
    private static final int BAD = 400;
    private static final int WHO = 401;
    private static final int WONT = 422;
    private static final int BROKEN = 500;

    private final HttpServer server;
    private final AdviceDesk desk;
    private final String secret;

    private AdviceHttp(HttpServer server, AdviceDesk desk, String secret) {
        this.server = server;
        this.desk = desk;
        this.secret = secret;
    }

    /** On a free port. */
    public static AdviceHttp start(AdviceDesk desk, String secret) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        AdviceHttp http = new AdviceHttp(server, desk, secret);
        server.createContext("/advice", http::take);
        server.start();
        return http;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/advice";
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!isSigned(exchange.getRequestHeaders().getFirst("Duebell-Signature"), body)) {
            answer(exchange, WHO, "not-signed");
            return;
        }
        try {
            Answer came = book(JSON.readTree(body));
            answer(exchange, came.isRefusal() ? WONT : OK, came.code());
        } catch (JacksonException | IllegalArgumentException e) {
            answer(exchange, BAD, "not-understood");
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("The simulated loan system could not book an advice; it is asked again");
            answer(exchange, BROKEN, "broken");
        }
    }

    private Answer book(JsonNode line) {
        if (line.path("kind").asString("").equals("UNDO")) {
            return desk.takeBack(line.path("undoes").asString(""));
        }
        LocalDate day =
                LocalDate.ofInstant(Instant.parse(line.path("decidedAt").asString(Instant.EPOCH.toString())), ZONE);
        return desk.book(
                line.path("key").asString(""),
                line.path("loanNo").asString(""),
                new Money(line.path("total").asLong(0)),
                day);
    }

    private boolean isSigned(@Nullable String signature, byte[] body) {
        if (signature == null || !signature.matches("t=\\d{1,12},v1=[0-9a-f]{64}")) {
            return false;
        }
        String time = signature.substring(2, signature.indexOf(','));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            byte[] told = HexFormat.of().parseHex(signature.substring(signature.indexOf("v1=") + 3));
            return MessageDigest.isEqual(told, mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        byte[] body = JSON.writeValueAsBytes(Map.of("code", code));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
