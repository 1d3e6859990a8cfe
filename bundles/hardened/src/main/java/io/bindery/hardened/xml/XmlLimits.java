package io.bindery.hardened.xml;

/**
 * How much one XML document may ask of its parser. Immutable.
 *
 * @param bytes longest document, in bytes
 * @param depth most nested elements
 * @param expansions most references to entities; a real verse book may hold many thousand {@code &nbsp;}
 * @param expandedChars most characters that come out of entities
 */
public record XmlLimits(long bytes, int depth, int expansions, int expandedChars) {

    /** What any document of a book may need: 64 MiB, depth 1,000, 1 million references, 20 million characters. */
    public static final XmlLimits DEFAULT = new XmlLimits(64L << 20, 1_000, 1_000_000, 20_000_000);

    public XmlLimits {
        if (bytes < 1 || depth < 1 || expansions < 1 || expandedChars < 1) {
            throw new IllegalArgumentException("limits of a document are positive");
        }
    }
}
