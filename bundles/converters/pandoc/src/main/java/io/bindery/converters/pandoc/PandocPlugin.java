package io.bindery.converters.pandoc;

import io.bindery.conversion.tool.ConverterService;
import io.bindery.conversion.tool.ToolVersion;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Registers the converter, with pandoc's version: see {@link ConverterService}. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.bindery.converters.pandoc")
@Designate(ocd = PandocConfig.class)
public final class PandocPlugin {

    private final ConverterService service;

    /** Begins to read the version. */
    @Activate
    public PandocPlugin(BundleContext bundle, PandocConfig config) {
        PandocConverter converter =
                new PandocConverter(config.seconds(), (long) config.memory_MiB() << 20, this::refresh);
        service = new ConverterService(
                bundle,
                converter,
                new ToolVersion(PandocConverter.PROGRAM),
                Map.of(
                        "bindery.plugin", "pandoc",
                        "bindery.concurrency", config.bindery_concurrency(),
                        "seconds", config.seconds(),
                        "memory.MiB", config.memory_MiB()));
        service.start();
    }

    private void refresh() {
        service.refresh();
    }

    /** Takes the converter back. */
    @Deactivate
    void stop() throws InterruptedException {
        service.stop();
    }
}
