package io.duebell;

/** A setting with which the gateway will not start; names the key and says what to do. */
class BadSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String advice;

    BadSettingException(String key, String value, String advice) {
        super("The setting " + key + "=" + value + " is refused: " + advice);
        this.key = key;
        this.advice = advice;
    }

    String key() {
        return key;
    }

    String advice() {
        return advice;
    }
}
