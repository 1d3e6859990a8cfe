package io.bindery.routes.camel;

import io.bindery.core.pipeline.Pipeline;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultEndpoint;

/** One of {@code bindery:jobs}, {@code bindery:succeed} and {@code bindery:<step>}. */
@UriEndpoint(
        scheme = "bindery",
        title = "Bindery",
        syntax = "bindery:name",
        firstVersion = "0.1.0",
        category = {Category.CORE})
final class BinderyEndpoint extends DefaultEndpoint {

    private static final String JOBS = "jobs";
    private static final String SUCCEED = "succeed";

    private final Pipeline pipeline;
    private final String name;

    BinderyEndpoint(String uri, BinderyComponent component, Pipeline pipeline, String name) {
        super(uri, component);
        this.pipeline = pipeline;
        this.name = name;
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public Producer createProducer() {
        if (name.equals(SUCCEED)) {
            return new SucceedProducer(this, pipeline);
        }
        if (!pipeline.steps().contains(name)) {
            throw new IllegalArgumentException(
                    "there is no step " + name + "; a route can use " + pipeline.steps() + " and " + SUCCEED);
        }
        return new StepProducer(this, pipeline, name);
    }

    @Override
    public Consumer createConsumer(Processor route) {
        if (!name.equals(JOBS)) {
            throw new IllegalArgumentException("a route begins with bindery:" + JOBS + ", not bindery:" + name);
        }
        return new JobConsumer(this, route, pipeline);
    }
}
