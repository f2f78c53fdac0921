package io.duebell.notice;

import java.util.List;
import java.util.Optional;

/** The templates in force on this node. A file is a proposal; each version in force is stored whole in the database. */
public interface TemplateCatalog {

    /** In the language, else in the default language. */
    Optional<NoticeTemplate> find(String id, String language);

    /** Any version that was ever in force. */
    Optional<NoticeTemplate> findVersion(String hash);

    /** In order of id and language. */
    List<NoticeTemplate> all();

    /**
     * Reads the folder again. Throws {@link BadNoticeSettingException} when a file can't be taken or one that the ladder
     * needs is gone; what was in force stays.
     */
    void reload();
}
