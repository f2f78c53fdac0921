package io.duebell.notice.flow;

import io.duebell.notice.internal.DryRunQueue;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives dry runs to the route {@code notice-dry-run}, which counts one after the other. */
@Component
class DryRunSender implements DryRunQueue {

    private final ObjectProvider<CamelContext> camel;

    DryRunSender(ObjectProvider<CamelContext> camel) {
        this.camel = camel;
    }

    @Override
    public void add(long id) {
        camel.getObject()
                .createFluentProducerTemplate()
                .to("seda:notice-dry-run")
                .withBody(id)
                .asyncSend();
    }
}
