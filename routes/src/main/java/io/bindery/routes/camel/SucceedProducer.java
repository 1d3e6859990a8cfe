package io.bindery.routes.camel;

import io.bindery.core.pipeline.Pipeline;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Ends a job well. */
final class SucceedProducer extends DefaultProducer {

    private final Pipeline pipeline;

    SucceedProducer(BinderyEndpoint endpoint, Pipeline pipeline) {
        super(endpoint);
        this.pipeline = pipeline;
    }

    @Override
    public void process(Exchange exchange) {
        pipeline.succeed(exchange.getMessage().getBody(String.class));
    }
}
