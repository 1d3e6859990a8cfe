package io.bindery.core.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.store.ResultStore;
import io.bindery.core.conversion.Targets;
import io.bindery.core.formats.FormatRegistry;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.observe.EngineObserver;
import io.bindery.core.pipeline.Pipeline;
import io.bindery.core.registry.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Wires the engine to the services around it. */
@Component(
        service = {},
        configurationPid = "io.bindery.core.engine",
        immediate = true)
@Designate(ocd = EngineConfig.class)
public final class EngineComponent {

    private final Engine engine;
    private final List<ServiceRegistration<?>> services;

    /** Starts the engine; it hands out jobs as soon as a route is attached. */
    @Activate
    public EngineComponent(
            BundleContext context,
            EngineConfig config,
            @Reference JobStore store,
            @Reference JobReader reader,
            @Reference ResultStore results,
            @Reference BlobStore blobs,
            @Reference Plugins plugins,
            @Reference Targets targets,
            @Reference MetadataLayers layers)
            throws IOException {
        Path home = Home.of(context);
        Settings settings = new Settings(config);
        NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();
        Clock clock = Clock.systemUTC();
        engine = new Engine(
                store,
                reader,
                results,
                blobs,
                plugins,
                targets,
                layers,
                home.resolve("work"),
                // no work of any job's, but a store of what can be had again: that has its place in the container
                context.getDataFile("texts").toPath(),
                WorkerName.of(home),
                settings,
                clock);
        Jobs desk = new JobDesk(
                engine,
                store,
                reader,
                results,
                blobs,
                settings,
                clock,
                () -> ids.generate().toString());
        engine.start();
        services = List.of(
                context.registerService(Pipeline.class, engine, null),
                context.registerService(JobEnds.class, engine, null),
                context.registerService(Jobs.class, desk, null),
                context.registerService(FormatRegistry.class, new SupportedFormats(plugins, settings.bookTypes), null));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindObserver(EngineObserver observer) {
        engine.transitions().observers().add(observer);
    }

    void unbindObserver(EngineObserver observer) {
        engine.transitions().observers().remove(observer);
    }

    @Deactivate
    void stop() {
        services.forEach(ServiceRegistration::unregister);
        engine.close();
    }
}
