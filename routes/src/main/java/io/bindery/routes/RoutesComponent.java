package io.bindery.routes;

import io.bindery.core.intake.Inbox;
import io.bindery.core.pipeline.Pipeline;
import io.bindery.routes.camel.BinderyComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Starts the routes. */
@Component(
        service = {},
        immediate = true)
public final class RoutesComponent {

    private final CamelContext camel;

    /** Starts them all. */
    @Activate
    public RoutesComponent(@Reference Pipeline pipeline, @Reference Inbox inbox) throws Exception {
        // Camel finds its parts through one class loader: that of the bundle it lives in.
        ClassLoader camelLoader = DefaultCamelContext.class.getClassLoader();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(camelLoader);
        try {
            DefaultCamelContext context = new DefaultCamelContext(false);
            context.setNameStrategy(new ExplicitCamelContextNameStrategy("bindery"));
            context.setApplicationContextClassLoader(camelLoader);
            context.getShutdownStrategy().setTimeout(20);
            context.addComponent("bindery", new BinderyComponent(pipeline));
            context.addRoutes(new BookPipeline());
            context.addRoutes(new FileDrop(inbox));
            context.start();
            camel = context;
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Deactivate
    void stop() {
        camel.stop();
    }
}
