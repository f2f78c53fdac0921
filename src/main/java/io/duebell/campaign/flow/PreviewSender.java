package io.duebell.campaign.flow;

import io.duebell.campaign.internal.PreviewQueue;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives previews to the route {@code campaign-preview}. */
@Component
class PreviewSender implements PreviewQueue {

    private final ObjectProvider<CamelContext> camel;

    PreviewSender(ObjectProvider<CamelContext> camel) {
        this.camel = camel;
    }

    @Override
    public void add(long preview) {
        camel.getObject()
                .createFluentProducerTemplate()
                .to("seda:campaign-preview")
                .withBody(preview)
                .asyncSend();
    }
}
