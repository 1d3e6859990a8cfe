package io.bindery.converters.calibre;

import io.bindery.conversion.tool.ConverterService;
import io.bindery.conversion.tool.ToolVersion;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Registers the converter, with calibre's version: see {@link ConverterService}. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.bindery.converters.calibre")
@Designate(ocd = CalibreConfig.class)
public final class CalibrePlugin {

    private final ConverterService service;

    /** Begins to read the version. */
    @Activate
    public CalibrePlugin(BundleContext bundle, CalibreConfig config) {
        CalibreConverter converter =
                new CalibreConverter(config.seconds(), (long) config.memory_MiB() << 20, this::refresh);
        service = new ConverterService(
                bundle,
                converter,
                new ToolVersion(CalibreConverter.PROGRAM),
                Map.of(
                        "bindery.plugin", "calibre",
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
