package io.bindery.api.metadata;

/**
 * The cover picture within the book. Immutable.
 *
 * @param path the file within the book
 * @param mediaType as the book declares it
 * @param width in pixels, or 0 if not known
 * @param height in pixels, or 0 if not known
 */
public record Cover(String path, String mediaType, int width, int height) {
    public Cover {
        path = Texts.require(path, "cover's path");
        mediaType = Texts.optional(mediaType);
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("a cover's size must not be negative: " + width + " x " + height);
        }
    }
}
