package io.duebell.notice.flow;

import io.duebell.dispatch.WrongNumbers;
import io.duebell.dispatch.WrongNumbers.Finding;
import io.duebell.notice.internal.DeadNumberListing;
import java.util.List;
import org.springframework.stereotype.Component;

/** Numbers that carriers say nobody has go on the repair list. */
@Component
public class WrongNumberListing {

    private static final int BATCH = 500;

    private final WrongNumbers found;
    private final DeadNumberListing listing;

    WrongNumberListing(WrongNumbers found, DeadNumberListing listing) {
        this.found = found;
        this.listing = listing;
    }

    public List<Finding> untold() {
        return found.untold(BATCH);
    }

    public void list(Finding finding) {
        listing.list(finding);
    }
}
