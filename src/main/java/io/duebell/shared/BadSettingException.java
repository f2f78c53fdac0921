package io.duebell.shared;

/** A setting with which the gateway does not start; names the key and says what to do. */
public final class BadSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    public BadSettingException(String key, String value, String advice) {
        super("The setting " + key + "=" + value + " is refused: " + advice);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
