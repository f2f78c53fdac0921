package io.duebell.remittance.flow;

import io.duebell.remittance.internal.AdviceLine;
import io.duebell.remittance.internal.AdviceLook;
import java.util.List;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** The steps of holding advice against the postings. */
@Component
public class AdviceLooking {

    private final AdviceLook look;

    AdviceLooking(AdviceLook look) {
        this.look = look;
    }

    public List<AdviceLine> take() {
        return look.take();
    }

    public void compare(@Body List<AdviceLine> lines) {
        look.compare(lines);
    }
}
