package io.duebell.simulator.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The carrier over HTTP on loopback: {@code GET /handsets?tail=} (what came), {@code GET /conversations?tail=} (both
 * ways), {@code POST /reply}, {@code GET /figures}, and {@code GET} and {@code POST /faults}; a form of faults takes the
 * place of all that were on.
 */
final class HandsetsHttp {

    private static final int MOST_TEXTS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;

    private HandsetsHttp(HttpServer server) {
        this.server = server;
    }

    static HandsetsHttp start(int port, SmscSimulator simulator) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        server.createContext("/handsets", exchange -> {
            Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
            answer(
                    exchange,
                    200,
                    simulator.handsets().latest(query.getOrDefault("tail", ""), MOST_TEXTS).stream()
                            .map(HandsetsHttp::asMap)
                            .toList());
        });
        server.createContext("/conversations", exchange -> {
            Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
            answer(
                    exchange,
                    200,
                    simulator
                            .handsets()
                            .conversations(query.getOrDefault("tail", ""))
                            .limit(MOST_TEXTS)
                            .map(HandsetsHttp::asMap)
                            .toList());
        });
        server.createContext(
                "/figures",
                exchange -> answer(
                        exchange, 200, Map.of("figures", simulator.figures().toString())));
        server.createContext("/reply", exchange -> {
            Map<String, String> fields =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String msisdn = fields.get("msisdn");
            String text = fields.get("text");
            if (!exchange.getRequestMethod().equals("POST") || msisdn == null || text == null) {
                answer(exchange, 400, List.of("POST msisdn, destination and text as a form"));
                return;
            }
            simulator.sendReply(msisdn, fields.getOrDefault("destination", ""), text);
            answer(exchange, 202, List.of());
        });
        server.createContext("/faults", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                try {
                    simulator.misbehave(Faults.parse(
                            form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))));
                } catch (IllegalArgumentException e) {
                    answer(exchange, 400, List.of(String.valueOf(e.getMessage())));
                    return;
                }
            }
            answer(exchange, 200, simulator.faults().asWritten());
        });
        server.start();
        return new HandsetsHttp(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static Map<String, Object> asMap(Handsets.Text text) {
        return Map.of(
                "recipient", text.recipient(),
                "sender", text.sender(),
                "body", text.body(),
                "parts", text.parts(),
                "at", text.at().toString());
    }

    private static Map<String, Object> asMap(Handsets.Conversation conversation) {
        return Map.of(
                "handset",
                conversation.msisdn(),
                "texts",
                conversation.entries().stream().map(HandsetsHttp::asMap).toList());
    }

    private static Map<String, Object> asMap(Handsets.Entry entry) {
        return entry instanceof Handsets.Text text ? asMap(text) : asMap((Handsets.Written) entry);
    }

    private static Map<String, Object> asMap(Handsets.Written written) {
        return Map.of(
                "written", written.body(),
                "automatic", written.automatic(),
                "at", written.at().toString());
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, json.length);
        try (var out = exchange.getResponseBody()) {
            out.write(json);
        }
    }

    private static Map<String, String> form(@Nullable String encoded) {
        Map<String, String> fields = new HashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&", -1)) {
                String[] sides = pair.split("=", 2);
                if (sides.length == 2) {
                    fields.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
                }
            }
        }
        return fields;
    }
}
