package io.bindery.enrichers.phrases;

import io.bindery.api.content.BookText;
import io.bindery.api.step.StepContext;
import io.bindery.language.Passages;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of speech of English text, by OpenNLP's models for Universal Dependencies (English Web Treebank). They are loaded when the
 * first text comes. Safe for use by several threads.
 */
final class Tagger {

    private static final int PASSAGES = 20;
    private static final int LENGTH = 5_000;
    private static final int LONGEST_SENTENCE = 200;
    /** The books whose sentences are held until memory is wanted, as the next enricher asks for the same. */
    private static final int HELD = 4;

    private final Map<String, SoftReference<List<Sentence>>> held = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<List<Sentence>>> eldest) {
            return size() > HELD;
        }
    };

    private @Nullable Models loaded;

    /** Models are shared by all threads, what works with them is not. */
    private record Models(SentenceModel sentences, TokenizerModel tokens, POSModel tags) {

        static Models load() throws IOException {
            try (InputStream sentences = open("opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin");
                    InputStream tokens = open("opennlp-en-ud-ewt-tokens-1.3-2.5.4.bin");
                    InputStream tags = open("opennlp-en-ud-ewt-pos-1.3-2.5.4.bin")) {
                return new Models(new SentenceModel(sentences), new TokenizerModel(tokens), new POSModel(tags));
            }
        }

        private static InputStream open(String name) throws IOException {
            InputStream bytes = Tagger.class.getResourceAsStream("/" + name);
            if (bytes == null) {
                throw new IOException("the model " + name + " is not in the bundle");
            }
            return bytes;
        }
    }

    private synchronized Models models() throws IOException {
        Models models = loaded;
        if (models == null) {
            models = Models.load();
            loaded = models;
        }
        return models;
    }

    /**
     * The sentences of passages from all over a book, some 100,000 characters in all.
     *
     * @param sha256 of the book
     */
    List<Sentence> sentences(String sha256, BookText text, StepContext context) throws IOException {
        String key = sha256 + " " + text.characters();
        synchronized (held) {
            SoftReference<List<Sentence>> reference = held.get(key);
            List<Sentence> known = reference == null ? null : reference.get();
            if (known != null) {
                return known;
            }
        }
        List<Sentence> tagged = List.copyOf(tag(Passages.of(text, PASSAGES, LENGTH), context));
        synchronized (held) {
            held.put(key, new SoftReference<>(tagged));
        }
        return tagged;
    }

    private List<Sentence> tag(List<String> passages, StepContext context) throws IOException {
        Models models = models();
        SentenceDetectorME sentences = new SentenceDetectorME(models.sentences());
        TokenizerME tokens = new TokenizerME(models.tokens());
        POSTaggerME tags = new POSTaggerME(models.tags());
        List<Sentence> tagged = new ArrayList<>();
        int done = 0;
        for (String passage : passages) {
            context.checkCancelled();
            context.progress((double) done++ / passages.size());
            for (String paragraph : passage.split("[\\n\\f]+", -1)) {
                for (String sentence : sentences.sentDetect(paragraph.replace('’', '\''))) {
                    String[] words = tokens.tokenize(sentence);
                    if (words.length > 1 && words.length <= LONGEST_SENTENCE) {
                        tagged.add(new Sentence(words, tags.tag(words)));
                    }
                }
            }
        }
        return tagged;
    }
}
