package io.duebell.matching;

/** Why a payment was judged as it was; a sentence for each stands in the message bundles ({@code matching.reason.*}). */
public enum Reason {
    SUB_ACCOUNT("sub-account"),
    LOAN_NUMBER("loan-number"),
    /** Two signs agree on one borrower and on nobody else. */
    TWO_SIGNS("two-signs"),
    /** Among namesakes one alone owes exactly that. */
    ONE_OWES_IT("one-owes-it"),
    /** The account paid clearly for this borrower alone. */
    PAID_BEFORE("paid-before"),
    CLOSED_LOAN("closed-loan"),
    ABOVE_PAYOFF("above-payoff"),
    OTHER_NAME("other-name"),
    SEVERAL_NAMES("several-names"),
    CONTRADICTION("contradiction"),
    SEVERAL_FIT("several-fit"),
    ONE_SIGN("one-sign"),
    /** The payer says that it is for somebody else. */
    FOR_ANOTHER("for-another"),
    /** The remark says more than is understood. */
    NOT_UNDERSTOOD("not-understood"),
    NO_SIGN("no-sign"),
    NOT_A_LOAN_PAYMENT("not-a-loan-payment"),
    DEPOSIT("deposit");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
