package io.bindery.routes.camel;

import io.bindery.core.pipeline.Pipeline;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The component {@code bindery:}. {@code from("bindery:jobs")} receives the ids of jobs; {@code to("bindery:<step>")} runs a step;
 * {@code to("bindery:succeed")} ends a job well. An exchange holds a job's id and nothing else.
 */
public final class BinderyComponent extends DefaultComponent {

    private final Pipeline pipeline;

    /** For routes on this pipeline. */
    public BinderyComponent(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new BinderyEndpoint(uri, this, pipeline, remaining);
    }
}
