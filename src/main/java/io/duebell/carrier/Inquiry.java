package io.duebell.carrier;

/** A question to the carrier: what became of a part it took ({@code query_sm}, SMPP 3.4 section 4.8). */
public record Inquiry(String carrierId) {

    /** What came of the question. Silence and refusals mean nothing for the part. */
    public sealed interface Answer {

        /** The carrier's word, as a receipt would have brought it; it need not be the last. */
        record Told(Receipt receipt) implements Answer {}

        /** The carrier does not know the message, any more or at all. */
        record NotKnown(String code) implements Answer {}

        /** Nobody answered, or nobody was there to ask; what else was to be asked now is better asked later. */
        record Silent(String cause) implements Answer {}

        /** The carrier does not know such questions; the link asks no more of them until it binds anew. */
        record NotUnderstood() implements Answer {}
    }
}
