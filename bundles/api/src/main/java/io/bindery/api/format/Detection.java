package io.bindery.api.format;

import io.bindery.api.content.MediaType;
import java.util.Objects;

/**
 * What a {@link FormatDetector} thinks a file is. Immutable.
 *
 * @param mediaType the type
 * @param confidence how sure the detector is
 */
public record Detection(MediaType mediaType, Confidence confidence) {

    public Detection {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(confidence, "confidence");
    }

    /** How sure a detector is; ordered from the weakest to the strongest. */
    public enum Confidence {
        /** Only the outermost container is known, e.g. "some ZIP file". */
        CONTAINER,
        /** The container is right and the sender's file name claims the format, but the content does not show it. */
        CLAIMED,
        /** The content looks like it. */
        LIKELY,
        /** The content carries the format's own signature. */
        CERTAIN
    }
}
