package io.duebell.console.internal;

import io.duebell.console.internal.NoticeListMapper.Village;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The notices a user may see, by page. */
@Component
public class Notices {

    private final NoticeListMapper mapper;

    Notices(NoticeListMapper mapper) {
        this.mapper = mapper;
    }

    /** The page after an id, or before one, or the first. */
    public Keyset<NoticeLine> page(Scope scope, NoticeSearch search, @Nullable Long after, @Nullable Long before) {
        if (before != null) {
            return Keyset.ascending(mapper.newer(scope, search, before, Keyset.SIZE + 1), NoticeLine::id);
        }
        return Keyset.descending(mapper.older(scope, search, after, Keyset.SIZE + 1), after == null, NoticeLine::id);
    }

    public List<Village> villages(Scope scope) {
        return mapper.villages(scope);
    }
}
