package io.duebell.remittance;

import io.duebell.statement.Beginning;
import io.duebell.statement.Layout;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the files of each bank are read; camt needs none. */
public interface Feeds {

    List<Feed> all();

    /** One bank's files. */
    record Feed(long id, String name, @Nullable String account, Layout layout, String createdBy, Instant createdAt) {}

    /** What can be told from a sample: a layout to correct, the rows as read by it, and what is in the way. */
    Sample look(Beginning sample, @Nullable Layout layout) throws IOException;

    /**
     * @param header names of the columns, in order
     * @param rows the first lines as they stand
     * @param read the same as they are understood; null cells could not be read
     * @param problems stable codes with their value behind a blank
     */
    record Sample(
            Layout layout,
            List<String> header,
            List<List<String>> rows,
            List<List<String>> read,
            List<String> problems) {}

    /** Null: done; else a stable code of what is wrong. */
    @Nullable
    String add(String name, @Nullable String account, Layout layout, String actor);

    boolean retire(long id, String actor);
}
