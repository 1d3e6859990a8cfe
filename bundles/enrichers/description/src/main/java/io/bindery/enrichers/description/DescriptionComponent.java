package io.bindery.enrichers.description;

import io.bindery.api.content.BookContent;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.language.EmbedderInUse;
import io.bindery.language.EnricherService;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Registers the enricher, with a language model if one is configured. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.bindery.enrichers.description")
@Designate(ocd = DescriptionConfig.class)
public final class DescriptionComponent {

    private static final int LAST = -400;

    private final EmbedderInUse embedder = new EmbedderInUse();
    private @Nullable EnricherService service;
    private @Nullable Writer writer;

    /** @throws IllegalArgumentException if the configuration makes no sense; names the value */
    @Activate
    synchronized void start(BundleContext bundle, DescriptionConfig config) {
        if (config.characters() < 1) {
            throw new IllegalArgumentException("characters is positive: " + config.characters());
        }
        writer = config.endpoint().isBlank() ? null : new Writer(config, budgetFile(bundle), Clock.systemUTC());
        DescriptionEnricher made = new DescriptionEnricher(writer, config.characters(), config.always());
        made.embedder(embedder.now());
        // What changes an answer is among the properties, since answers are kept under them; the key is not.
        EnricherService registered = new EnricherService(
                bundle,
                made,
                Map.of(
                        "bindery.plugin",
                        "description",
                        BookContent.READS,
                        BookContent.READS_TEXT,
                        Constants.SERVICE_RANKING,
                        LAST,
                        "endpoint",
                        config.endpoint(),
                        "model",
                        config.model(),
                        "promptFile",
                        config.promptFile(),
                        "characters",
                        config.characters(),
                        "always",
                        config.always()),
                writer == null ? embedder.now() : null);
        service = registered;
        embedder.tell(made::embedder);
        if (writer == null) {
            embedder.tell(registered::embedder);
        }
    }

    private static Path budgetFile(BundleContext bundle) {
        String home = bundle.getProperty("bindery.home");
        if (home == null) {
            throw new IllegalStateException("the property bindery.home is not set; it names the data folder");
        }
        return Path.of(home, "enrichers", "description", "budget.properties");
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void setEmbedder(TextEmbedder next) {
        embedder.came(next);
    }

    synchronized void unsetEmbedder(TextEmbedder gone) {
        embedder.went(gone);
    }

    @Deactivate
    synchronized void stop() {
        if (service != null) {
            service.stop();
        }
        if (writer != null) {
            writer.close();
        }
        service = null;
        writer = null;
        embedder.forgetUsers();
    }
}
