package io.bindery.enrichers.genre;

import io.bindery.api.content.BookContent;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.language.EmbedderInUse;
import io.bindery.language.EnricherService;
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

/** Registers the enricher, with the model of the best embedder that is here. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.bindery.enrichers.genre")
@Designate(ocd = GenreConfig.class)
public final class GenreComponent {

    private static final int AFTER_OTHERS = -200;

    private final EmbedderInUse embedder = new EmbedderInUse();
    private @Nullable EnricherService service;

    /** @throws IllegalArgumentException if the configuration makes no sense; names the values */
    @Activate
    synchronized void start(BundleContext bundle, GenreConfig config) {
        GenreEnricher made = new GenreEnricher(new Suggestions(config.threshold(), config.most(), config.margin()));
        made.embedder(embedder.now());
        // The configuration is among the properties, since answers are kept under them.
        EnricherService registered = new EnricherService(
                bundle,
                made,
                Map.of(
                        "bindery.plugin",
                        "genre",
                        BookContent.READS,
                        BookContent.READS_TEXT,
                        Constants.SERVICE_RANKING,
                        AFTER_OTHERS,
                        "threshold",
                        config.threshold(),
                        "most",
                        config.most(),
                        "margin",
                        config.margin()),
                embedder.now());
        service = registered;
        embedder.tell(made::embedder);
        embedder.tell(registered::embedder);
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
        service = null;
        embedder.forgetUsers();
    }
}
