package io.bindery.formats.mobi;

import io.bindery.api.content.MediaType;
import java.util.Set;

/** The media types of Kindle's and Palm's books. */
public final class KindleTypes {

    /**
     * Mobipocket's format up to version 7, PalmDOC, and a hybrid: its first part is what a reader meets, and every reader of MOBI
     * opens it.
     */
    public static final MediaType MOBI = new MediaType("application/x-mobipocket-ebook");

    /** A book in KF8 alone, also called AZW3 (as Amazon registered it with IANA). */
    public static final MediaType KF8 = new MediaType("application/vnd.amazon.mobi8-ebook");

    /**
     * AZW, as Amazon registered it with IANA. By its content it is one of the other two, so it is never found here; a book that
     * somebody else calls so is handled alike.
     */
    public static final MediaType AZW = new MediaType("application/vnd.amazon.ebook");

    /** KFX and projects of Kindle Create. Not registered; the name is the one in use. */
    public static final MediaType KFX = new MediaType("application/x-kfx-ebook");

    /** Topaz. Not registered; the name is the one in use. */
    public static final MediaType TOPAZ = new MediaType("application/x-topaz-ebook");

    /** Books of other programs for Palm devices (the type is IANA's for all Palm files). */
    public static final MediaType OTHER_PALM = new MediaType("application/vnd.palm");

    /** What is validated and read. */
    static final Set<MediaType> BOOKS = Set.of(MOBI, KF8, AZW);

    private KindleTypes() {}
}
