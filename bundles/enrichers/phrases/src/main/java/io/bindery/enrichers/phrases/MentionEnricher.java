package io.bindery.enrichers.phrases;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.BookText;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Mention;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.step.StepContext;
import io.bindery.language.MainLanguage;
import java.util.List;
import java.util.Optional;

/**
 * States whom, where and when the text speaks of. There is no model of named entities behind it: names are proper nouns by their part of
 * speech, and what they are is told by lists and by the words around them. So it finds people who speak or bear a title or a common given name,
 * places that are well known or stand after "in" and "from", years and ages; it takes ships for people, and knows nobody who is only spoken of.
 * It counts in passages of some 100,000 characters in all, not in the whole book. It understands English.
 */
public final class MentionEnricher implements MetadataEnricher {

    private static final int MOST_OF_A_KIND = 20;
    private static final double CONFIDENCE = 0.6;

    private final Tagger tagger;
    private final Gazetteer gazetteer = new Gazetteer();

    MentionEnricher(Tagger tagger) {
        this.tagger = tagger;
    }

    @Override
    public MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) throws Exception {
        Optional<BookText> text = book.text();
        if (text.isEmpty()
                || !MainLanguage.of(known).equals("en")
                || !known.all(MetadataField.MENTIONS).isEmpty()) {
            return MetadataPatch.EMPTY;
        }
        Mentions mentions = new Mentions(gazetteer);
        List<Sentence> sentences = tagger.sentences(book.sha256(), text.get(), context);
        sentences.forEach(mentions::see);
        String origin = "text, counted in " + sentences.size() + " sentences from all over it";
        MetadataPatch.Builder patch = MetadataPatch.builder();
        for (Mention mention : mentions.list(MOST_OF_A_KIND)) {
            patch.state(MetadataField.MENTIONS, mention, Operation.ADD, origin, CONFIDENCE);
        }
        return patch.build();
    }
}
