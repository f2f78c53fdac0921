package io.duebell.notice;

/** A ladder or a template that would make wrong notices; found when it is loaded, never at night. */
public class BadNoticeSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String where;
    private final String remedy;

    /**
     * @param where the configuration key, or the file with its line
     * @param problem what is wrong with it
     * @param remedy what to do about it
     */
    public BadNoticeSettingException(String where, String problem, String remedy) {
        super(where + ": " + problem);
        this.where = where;
        this.remedy = remedy;
    }

    public String where() {
        return where;
    }

    public String remedy() {
        return remedy;
    }
}
