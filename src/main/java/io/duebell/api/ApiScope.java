package io.duebell.api;

import java.util.Arrays;
import java.util.Optional;

/** What a token may do. */
public enum ApiScope {
    CAMPAIGNS_READ("campaigns:read"),
    CAMPAIGNS_WRITE("campaigns:write"),
    NOTICES_READ("notices:read"),
    CONTACTS_READ("contacts:read"),
    STATEMENTS_WRITE("statements:write"),
    REMITTANCES_READ("remittances:read");

    private final String code;

    ApiScope(String code) {
        this.code = code;
    }

    /** As it stands in a token and in the description of the API. */
    public String code() {
        return code;
    }

    public static Optional<ApiScope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }
}
