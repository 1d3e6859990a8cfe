package io.bindery.routes.camel;

import io.bindery.core.pipeline.Pipeline;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Sends each job that the engine hands out along the route. */
final class JobConsumer extends DefaultConsumer {

    private final Pipeline pipeline;
    private Pipeline.@Nullable Attachment attachment;

    JobConsumer(BinderyEndpoint endpoint, Processor route, Pipeline pipeline) {
        super(endpoint, route);
        this.pipeline = pipeline;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        attachment = pipeline.attach(this::send);
    }

    @Override
    protected void doStop() throws Exception {
        if (attachment != null) {
            attachment.close();
        }
        super.doStop();
    }

    private void send(String jobId) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(jobId);
        getAsyncProcessor().process(exchange, done -> {
            if (exchange.getException() != null) {
                getExceptionHandler().handleException("job " + jobId + " broke off", exchange, exchange.getException());
            }
            pipeline.release(jobId);
            releaseExchange(exchange, false);
        });
    }
}
