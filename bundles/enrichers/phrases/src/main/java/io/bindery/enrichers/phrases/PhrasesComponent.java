package io.bindery.enrichers.phrases;

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

/** Registers both enrichers, which share the models of the language. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.bindery.enrichers.phrases")
@Designate(ocd = PhrasesConfig.class)
public final class PhrasesComponent {

    private static final int AFTER_GENRE = -300;

    private final EmbedderInUse embedder = new EmbedderInUse();
    private @Nullable EnricherService keywordService;
    private @Nullable EnricherService mentionService;

    @Activate
    synchronized void start(BundleContext bundle, PhrasesConfig config) {
        Tagger tagger = new Tagger();
        KeywordEnricher made = new KeywordEnricher(tagger, Math.max(1, config.keywords()));
        made.embedder(embedder.now());
        EnricherService registered =
                new EnricherService(bundle, made, properties("keywords", config.keywords()), embedder.now());
        keywordService = registered;
        embedder.tell(made::embedder);
        embedder.tell(registered::embedder);
        mentionService = new EnricherService(bundle, new MentionEnricher(tagger), properties("mentions", 0), null);
    }

    private static Map<String, Object> properties(String name, int most) {
        return Map.of(
                "bindery.plugin",
                name,
                BookContent.READS,
                BookContent.READS_TEXT,
                Constants.SERVICE_RANKING,
                AFTER_GENRE,
                "most",
                most);
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
        if (keywordService != null) {
            keywordService.stop();
        }
        if (mentionService != null) {
            mentionService.stop();
        }
        keywordService = null;
        mentionService = null;
        embedder.forgetUsers();
    }
}
