package io.duebell.process;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** A program that uses the API of a gateway. */
final class Api {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    String get(String path) {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    String post(String path, String body) {
        return send(
                HttpRequest.newBuilder()
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                path);
    }

    /** Takes a step on the campaign as it is now; again while somebody else changed it meanwhile. */
    void step(int campaign, String step, String reason) {
        for (int i = 0; i < 5; i++) {
            int version = JsonPath.read(get("/api/v1/campaigns/" + campaign), "$.version");
            String answer = post(
                    "/api/v1/campaigns/" + campaign + "/steps/" + step,
                    "{\"version\": " + version + ", \"reason\": \"" + reason + "\"}");
            if (!answer.contains("changed-meanwhile")) {
                return;
            }
        }
        throw new IllegalStateException("campaign " + campaign + " changed again and again");
    }

    String state(int campaign) {
        return JsonPath.read(get("/api/v1/campaigns/" + campaign), "$.state");
    }

    private String send(HttpRequest.Builder request, String path) {
        try {
            HttpResponse<String> answer = http.send(
                    request.uri(URI.create(url + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofString());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
