package io.bindery.hardened.xml;

/**
 * How much one XML document may ask of its parser. Immutable.
 *
 * @param bytes longest document, in bytes
 * @param depth most nested elements
 * @param expansions most references to entities; a real verse book may hold many thousand {@code &nbsp;}
 * @param expandedChars most characters that come out of entities
 * @param textBytes longest text between two tags, in bytes; for readers that take text piece by piece it may be as long as the document
 */
public record XmlLimits(long bytes, int depth, int expansions, int expandedChars, long textBytes) {

    /** What any document of a book may need: 64 MiB, depth 1,000, 1 million references, 20 million characters. */
    public static final XmlLimits DEFAULT = new XmlLimits(64L << 20, 1_000, 1_000_000, 20_000_000);

    public XmlLimits {
        if (bytes < 1 || depth < 1 || expansions < 1 || expandedChars < 1 || textBytes < 1) {
            throw new IllegalArgumentException("limits of a document are positive");
        }
    }

    /** For readers that may keep a text in one piece. */
    public XmlLimits(long bytes, int depth, int expansions, int expandedChars) {
        this(bytes, depth, expansions, expandedChars, MarkupWatch.MAX_TOKEN);
    }
}
