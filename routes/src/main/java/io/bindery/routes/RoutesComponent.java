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
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Starts the routes. */
@Component(
        service = {},
        immediate = true)
public final class RoutesComponent {

    private final CamelContext camel;

    /** Starts them all. */
    @Activate
    public RoutesComponent(@Reference Pipeline pipeline, @Reference Inbox inbox) throws Exception {
        DefaultCamelContext[] made = new DefaultCamelContext[1];
        withCamelsLoader(() -> {
            DefaultCamelContext context = new DefaultCamelContext(false);
            context.setNameStrategy(new ExplicitCamelContextNameStrategy("bindery"));
            context.setApplicationContextClassLoader(DefaultCamelContext.class.getClassLoader());
            context.getShutdownStrategy().setTimeout(20);
            context.addComponent("bindery", new BinderyComponent(pipeline));
            context.addRoutes(new BookPipeline());
            context.addRoutes(new FileDrop(inbox));
            context.start();
            made[0] = context;
        });
        camel = made[0];
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindDrop(RemoteDrop drop) throws Exception {
        withCamelsLoader(() -> camel.addRoutes(drop.route()));
    }

    void unbindDrop(RemoteDrop drop) throws Exception {
        withCamelsLoader(() -> {
            camel.getRouteController().stopRoute(drop.routeId());
            camel.removeRoute(drop.routeId());
        });
    }

    @Deactivate
    void stop() {
        camel.stop();
    }

    /** What is done with Camel. */
    private interface Work {
        void run() throws Exception;
    }

    /** Camel finds its parts through one class loader: that of the bundle it lives in. */
    private static void withCamelsLoader(Work work) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(DefaultCamelContext.class.getClassLoader());
        try {
            work.run();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
