package io.duebell.smpp.internal;

import io.duebell.smpp.LinkSettings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** The lines of all configured links; a bundle that can't be used stops the start. */
@Component
class CarrierLines {

    private final List<CarrierLine> lines;

    CarrierLines(LinkSettings settings, SslBundles bundles) {
        List<CarrierLine> built = new ArrayList<>();
        for (LinkSettings.Link link : settings.links()) {
            built.add(CarrierLine.of(link, "duebell.links[" + built.size() + "]", bundles));
        }
        this.lines = List.copyOf(built);
    }

    List<CarrierLine> lines() {
        return lines;
    }
}
