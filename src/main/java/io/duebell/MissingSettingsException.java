package io.duebell;

import java.util.List;

/** Settings without which the server will not start. */
class MissingSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingSettingsException(List<String> missing) {
        super("The server does not know where to work. Missing:\n    " + String.join("\n    ", missing));
    }
}
