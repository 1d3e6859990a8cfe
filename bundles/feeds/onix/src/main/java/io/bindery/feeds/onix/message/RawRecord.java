package io.bindery.feeds.onix.message;

/**
 * A part of a message that stands for itself: the header or one product. Immutable.
 *
 * @param xml its text; cut off if it is {@link #tooLong}
 * @param line the line of the message on which it begins
 * @param header whether it is the header
 * @param tooLong whether it is longer than is allowed
 * @param cutOff whether its end is missing
 */
public record RawRecord(String xml, int line, boolean header, boolean tooLong, boolean cutOff) {

    /** The character that stands for bytes that are not of the message's encoding; XML does not allow it. */
    public static final char UNDECODABLE = '\uFFFE';

    /** Whether bytes of it are not of the encoding that the message declares. */
    public boolean undecodable() {
        return xml.indexOf(UNDECODABLE) >= 0;
    }
}
