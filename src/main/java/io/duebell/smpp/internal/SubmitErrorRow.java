package io.duebell.smpp.internal;

import java.util.Arrays;
import java.util.Locale;

/** One line of a table of submit errors: {@code 0x00000400,0x0000040F,CONTENT,keyword refused,关键字}. */
record SubmitErrorRow(int from, int to, RefusalClass refusal, String english, String chinese) {

    private static final int FIELDS = 5;

    /** @param number of the line, for what is said of a bad one */
    static SubmitErrorRow parse(String line, int number) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw bad(number, "needs from,to,class,English,Chinese and has " + fields.length + " fields");
        }
        int from = status(fields[0], number);
        int to = status(fields[1], number);
        if (Integer.compareUnsigned(from, to) > 0) {
            throw bad(number, fields[0] + " comes after " + fields[1]);
        }
        return new SubmitErrorRow(from, to, refusal(fields[2], number), fields[3].strip(), fields[4].strip());
    }

    boolean covers(int status) {
        return Integer.compareUnsigned(from, status) <= 0 && Integer.compareUnsigned(status, to) <= 0;
    }

    String words(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }

    private static int status(String field, int number) {
        String hex = field.strip();
        if (!hex.matches("0x[0-9A-Fa-f]{1,8}")) {
            throw bad(number, "\"" + hex + "\" is no command_status such as 0x00000058");
        }
        return Integer.parseUnsignedInt(hex.substring(2), 16);
    }

    private static RefusalClass refusal(String field, int number) {
        String name = field.strip();
        return Arrays.stream(RefusalClass.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> bad(number, "\"" + name + "\" is none of " + Arrays.toString(RefusalClass.values())));
    }

    private static IllegalArgumentException bad(int number, String why) {
        return new IllegalArgumentException("line " + number + " " + why);
    }
}
