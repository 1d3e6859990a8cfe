package io.bindery.routes.camel;

import io.bindery.core.pipeline.Pipeline;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Runs a step; the route goes on, on the step's thread, when the step is done, and ends if the job does not go on. */
final class StepProducer extends DefaultAsyncProducer {

    private final Pipeline pipeline;
    private final String step;

    StepProducer(BinderyEndpoint endpoint, Pipeline pipeline, String step) {
        super(endpoint);
        this.pipeline = pipeline;
        this.step = step;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        String jobId = exchange.getMessage().getBody(String.class);
        pipeline.run(step, jobId).thenAccept(next -> {
            exchange.setRouteStop(next == Pipeline.Next.STOP);
            callback.done(false);
        });
        return false;
    }
}
