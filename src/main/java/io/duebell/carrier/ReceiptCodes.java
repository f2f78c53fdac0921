package io.duebell.carrier;

import java.util.Optional;

/** What carriers mean by their own codes in receipts. Declared here, furnished by the links from tables. */
public interface ReceiptCodes {

    /** Empty for a code in no table of that link. */
    Optional<Meaning> meaning(String link, String code);

    /** A code's meaning, with words for an operator. */
    record Meaning(Kind kind, String chinese, String english) {}

    /** What a code comes down to (facts.md section 5). */
    enum Kind {
        /** 空号 */
        WRONG_NUMBER,
        /** 停机 */
        SUSPENDED,
        /** 关机 */
        OFF,
        /** 黑名单 */
        BLACKLIST,
        /** 关键字 */
        KEYWORD,
        FREQUENCY,
        FULL,
        NETWORK
    }
}
