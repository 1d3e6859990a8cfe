package io.bindery.api.text;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.step.StepContext;
import java.io.Writer;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads the text of a book, as a person would read it aloud: in reading order, without markup, running heads and page
 * numbers. Register it as an OSGi service; often the {@link io.bindery.api.format.FormatHandler} of the format is one too.
 *
 * <p>The promise: for the same bytes and configuration the text is the same. Called from several threads at once. It streams:
 * its memory is bounded whatever the size of the book. A stream that it opens, it closes; the writer it leaves open.
 *
 * <p>The form: paragraphs end with a line feed, chapters (or what comes nearest to them) with a form feed (U+000C) after their
 * last paragraph. A book whose pages are pictures has no text: nothing is written, which is no error.
 */
@ConsumerType
public interface TextExtractor {

    /** The end of a paragraph. */
    char PARAGRAPH_END = '\n';

    /** The end of a chapter. */
    char CHAPTER_END = '\f';

    /** The media types whose text it reads; not empty, and the same for the life of the service. */
    Set<MediaType> mediaTypes();

    /**
     * Writes the book's text.
     *
     * @param text where to; the platform bounds how much it takes
     * @throws io.bindery.api.error.RejectedException if the book cannot be read, or does not permit it
     * @throws io.bindery.api.error.UnavailableException if a program that it needs is not installed
     * @throws io.bindery.api.error.RetryableException if the world failed
     */
    void extractText(BookContent book, Writer text, StepContext context) throws Exception;
}
