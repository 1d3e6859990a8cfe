package io.bindery.quality.plausibility;

import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageResult;
import org.jspecify.annotations.Nullable;

/** The profiles of 71 languages (optimaize, by Apache Tika), loaded when the first text comes. Safe for use by several threads. */
final class OptimaizeModels implements LanguageCheck.Detector {

    private @Nullable OptimaizeLangDetector loaded;

    @Override
    public LanguageResult detect(String text) {
        // A detector keeps the text that it was given, so it serves one thread at a time; a passage takes a few
        // milliseconds.
        synchronized (this) {
            OptimaizeLangDetector detector = loaded;
            if (detector == null) {
                detector = new OptimaizeLangDetector();
                detector.loadModels();
                loaded = detector;
            }
            detector.reset();
            detector.addText(text);
            return detector.detect();
        }
    }
}
