package io.bindery.conversion.source;

import io.bindery.api.content.MediaType;

/** The media types that are converted. */
public final class Formats {

    public static final MediaType EPUB = MediaType.EPUB;
    public static final MediaType MOBI = new MediaType("application/x-mobipocket-ebook");
    public static final MediaType AZW3 = new MediaType("application/vnd.amazon.mobi8-ebook");
    public static final MediaType PDF = new MediaType("application/pdf");
    public static final MediaType DOCX =
            new MediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    public static final MediaType ODT = new MediaType("application/vnd.oasis.opendocument.text");
    public static final MediaType FB2 = new MediaType("application/x-fictionbook+xml");
    public static final MediaType MARKDOWN = new MediaType("text/markdown");
    public static final MediaType HTML = new MediaType("text/html");

    private Formats() {}
}
