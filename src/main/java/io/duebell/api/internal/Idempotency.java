package io.duebell.api.internal;

import io.duebell.api.internal.RequestMapper.Kept;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees to it that a request that comes twice under one key is carried out once, on whichever node it comes. */
@Component
public class Idempotency {

    private final RequestMapper mapper;

    Idempotency(RequestMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What was, or is to be, answered.
     *
     * @param body JSON; null: none
     */
    public record Reply(
            int status, @Nullable String location, @Nullable String body) {}

    /** What came of a request under a key. */
    public sealed interface Outcome {

        record Answered(Reply reply, boolean replayed) implements Outcome {}

        /** The same request is being worked on. */
        record Busy() implements Outcome {}

        /** The key was used for another request. */
        record Mismatch() implements Outcome {}
    }

    /** Carries out what has not been carried out yet; a failure leaves no trace, so that it may be tried again. */
    public Outcome once(long token, String key, String request, Supplier<Reply> work) {
        mapper.forgetOld();
        String hash = StoredApiTokens.hash(request);
        if (mapper.begin(token, key, hash) == 0) {
            return earlier(token, key, hash);
        }
        boolean done = false;
        try {
            Reply reply = work.get();
            mapper.answered(token, key, reply.status(), reply.location(), reply.body());
            done = true;
            return new Outcome.Answered(reply, false);
        } finally {
            if (!done) {
                mapper.forget(token, key);
            }
        }
    }

    private Outcome earlier(long token, String key, String hash) {
        Optional<Kept> found = mapper.find(token, key);
        if (found.isEmpty()) {
            return new Outcome.Busy();
        }
        Kept kept = found.get();
        Integer status = kept.status();
        if (!kept.requestHash().equals(hash)) {
            return new Outcome.Mismatch();
        }
        return status == null
                ? new Outcome.Busy()
                : new Outcome.Answered(new Reply(status, kept.location(), kept.body()), true);
    }
}
