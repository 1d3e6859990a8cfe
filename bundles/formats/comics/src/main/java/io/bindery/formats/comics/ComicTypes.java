package io.bindery.formats.comics;

import io.bindery.api.content.MediaType;

/** The media types of comic books. */
final class ComicTypes {

    /** CBZ, as registered with IANA. */
    static final MediaType CBZ = new MediaType("application/vnd.comicbook+zip");

    /** CBR, as registered with IANA. */
    static final MediaType CBR = new MediaType("application/vnd.comicbook-rar");

    /** CB7. Not registered; the name is that of the shared MIME database. */
    static final MediaType CB7 = new MediaType("application/x-cb7");

    /** CBT. Not registered; the name is that of the shared MIME database. */
    static final MediaType CBT = new MediaType("application/x-cbt");

    private ComicTypes() {}
}
