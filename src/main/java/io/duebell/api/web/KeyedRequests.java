package io.duebell.api.web;

import io.duebell.api.ApiTokens.Token;
import io.duebell.api.internal.Idempotency;
import io.duebell.api.internal.Idempotency.Outcome;
import io.duebell.api.internal.Idempotency.Reply;
import java.net.URI;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Requests under an {@code Idempotency-Key}: carried out once, and answered alike each time they are sent. */
@Component
class KeyedRequests {

    private static final int LONGEST_KEY = 80;

    private final Idempotency idempotency;
    private final JsonMapper json;

    KeyedRequests(Idempotency idempotency, JsonMapper json) {
        this.idempotency = idempotency;
        this.json = json;
    }

    /**
     * Does the work unless it was done under this key before.
     *
     * @param what is asked for, so that a key that comes back for something else is refused
     */
    ResponseEntity<String> once(Token token, String key, String what, Object input, Supplier<Reply> work) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ApiProblemException.unreadable("Idempotency-Key is 1 to " + LONGEST_KEY + " characters.");
        }
        Outcome outcome =
                idempotency.once(token.id(), key, what.toLowerCase(Locale.ROOT) + json.writeValueAsString(input), work);
        if (outcome instanceof Outcome.Answered answered) {
            return response(answered);
        }
        if (outcome instanceof Outcome.Busy) {
            throw new ApiProblemException(
                    HttpStatus.CONFLICT, "key-busy", "A request with this Idempotency-Key is being worked on.");
        }
        throw new ApiProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", "This Idempotency-Key was used for another request.");
    }

    Reply reply(HttpStatus status, @Nullable String location, Object body) {
        return new Reply(status.value(), location, json.writeValueAsString(body));
    }

    private static ResponseEntity<String> response(Outcome.Answered answered) {
        Reply reply = answered.reply();
        ResponseEntity.BodyBuilder response = ResponseEntity.status(reply.status());
        if (reply.location() != null) {
            response.location(URI.create(reply.location()));
        }
        if (answered.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.contentType(MediaType.APPLICATION_JSON).body(reply.body());
    }
}
