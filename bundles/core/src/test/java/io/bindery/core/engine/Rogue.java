package io.bindery.core.engine;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.finding.Finding;
import io.bindery.api.format.Detection;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.quality.QualityChecker;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.registry.Plugin;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A plugin in each of the roles of the pipeline: it does as it should, but with books that have a line {@code mischief}. */
enum Rogue {
    DETECTOR("identify", false) {
        @Override
        Plugin<?> put(PluginShelf shelf, Act act) {
            FormatDetector detector = book -> act.on(book, Optional.<Detection>empty());
            return shelf.put(FormatDetector.class, NAME, detector);
        }
    },
    VALIDATOR("validate", true) {
        @Override
        Plugin<?> put(PluginShelf shelf, Act act) {
            return shelf.put(FormatHandler.class, NAME, new PluginShelf.LineFormat("text/other") {
                @Override
                public ValidationReport validate(BookContent book, StepContext context) throws Exception {
                    return act.on(book, super.validate(book, context));
                }
            });
        }
    },
    EXTRACTOR("extract-metadata", true) {
        @Override
        Plugin<?> put(PluginShelf shelf, Act act) {
            return shelf.put(FormatHandler.class, NAME, new PluginShelf.LineFormat("text/other") {
                @Override
                public MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception {
                    return act.on(book, super.extractMetadata(book, context));
                }
            });
        }
    },
    ENRICHER("enrich-metadata", false) {
        @Override
        Plugin<?> put(PluginShelf shelf, Act act) {
            MetadataEnricher enricher = (book, known, context) -> act.on(book, MetadataPatch.EMPTY);
            return shelf.put(MetadataEnricher.class, NAME, enricher);
        }
    },
    CHECKER("check-quality", false) {
        @Override
        Plugin<?> put(PluginShelf shelf, Act act) {
            QualityChecker checker = (book, known, context) -> act.on(book, List.<Finding>of());
            return shelf.put(QualityChecker.class, NAME, checker);
        }
    },
    CONVERTER("convert-format", false) {
        @Override
        Plugin<?> put(PluginShelf shelf, Act act) {
            return shelf.put(Converter.class, NAME, new Conversions.AnyConverter() {
                @Override
                public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                    return act.on(book, super.convert(book, to, context));
                }
            });
        }
    },
    TEXT_READER("convert-format", false) {
        @Override
        Plugin<?> put(PluginShelf shelf, Act act) {
            return shelf.put(TextExtractor.class, NAME, new TextExtractor() {
                @Override
                public Set<MediaType> mediaTypes() {
                    return Set.of(Conversions.THIRD);
                }

                @Override
                @SuppressWarnings("NullAway") // there is no answer that could be null
                public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
                    new Conversions.LineText(mediaTypes()).extractText(book, text, context);
                    act.on(book, Boolean.TRUE);
                }
            });
        }
    };

    static final String NAME = "rogue";

    /** The step that it takes part in. */
    final String step;

    /** Whether it handles the format {@code text/other}. */
    final boolean handler;

    Rogue(String step, boolean handler) {
        this.step = step;
        this.handler = handler;
    }

    /** Whether its work is about something made of the book, so that the job goes on without that. */
    boolean makesMore() {
        return step.equals("convert-format");
    }

    /** A reader of text gives no answer, so none that is null. */
    boolean canPlay(Mischief mischief) {
        return this != TEXT_READER || mischief != Mischief.ANSWERS_NULL;
    }

    abstract Plugin<?> put(PluginShelf shelf, Act act);

    /** What it does with a book. */
    record Act(Mischief mischief, CountDownLatch letGo) {
        @SuppressWarnings("NullAway") // to answer null is one of the mischiefs
        <T> T on(BookContent book, T good) throws java.io.IOException {
            if (PluginShelf.Lines.of(book).value("mischief").isEmpty()) {
                return good;
            }
            try {
                return mischief.play(new Mischief.Stage(book, letGo), good);
            } catch (RuntimeException | java.io.IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
