package io.duebell.matching;

/** What may speak for a borrower. */
public enum Sign {
    /** Paid into the loan's own sub-account. */
    SUB_ACCOUNT("sub-account"),
    /** The whole number of a loan. */
    LOAN_NUMBER("loan-number"),
    /** A loan's number but for one slip. */
    LOAN_SLIP("loan-slip"),
    /** The last figures of a loan's number. */
    LOAN_TAIL("loan-tail"),
    /** A registered phone. */
    PHONE("phone"),
    /** The first and last figures of a registered phone. */
    PHONE_MASKED("phone-masked"),
    /** The last figures of a registered phone. */
    PHONE_TAIL("phone-tail"),
    /** The name as the book has it. */
    NAME("name"),
    /** A name that sounds the same. */
    NAME_SOUND("name-sound"),
    /** A name with a character that looks alike. */
    NAME_SHAPE("name-shape"),
    /** A name in Latin letters. */
    NAME_LATIN("name-latin"),
    /** A name with characters hidden. */
    NAME_MASKED("name-masked"),
    /** A name but for one character. */
    NAME_NEAR("name-near"),
    /** An alias that a person taught. */
    ALIAS("alias"),
    /** The payer has the borrower's surname. */
    SURNAME("surname"),
    /** The borrower's village. */
    VILLAGE("village"),
    /** The payer's bank stands in the town where the borrower lives, away from the village. */
    BANK_TOWN("bank-town"),
    /** It stands in another town. */
    BANK_ELSEWHERE("bank-elsewhere"),
    /** The payer's account paid clearly for the borrower before. */
    PAID_BEFORE("paid-before"),
    /** The payer's account paid for neighbours before. */
    NEIGHBOUR("neighbour"),
    /** To the fen what is due, or the whole loan. */
    AMOUNT_EXACT("amount-exact"),
    /** To the fen the dues of several loans. */
    AMOUNT_SUM("amount-sum"),
    /** Such a figure rounded up. */
    AMOUNT_ROUNDED("amount-rounded"),
    /** Less than is owed and no figure of its own. */
    AMOUNT_PARTIAL("amount-partial"),
    /** More than all that is owed. */
    AMOUNT_OVER("amount-over"),
    /** A village, a name or figures in the remark mean others. */
    CONTRARY("contrary"),
    /** The remark speaks of a loan. */
    LOAN_WORDS("loan-words"),
    /** The borrower has no open loan. */
    CLOSED("closed");

    private final String code;

    Sign(String code) {
        this.code = code;
    }

    /** As in weights and message bundles. */
    public String code() {
        return code;
    }
}
