package io.bindery.feeds.onix.xml;

import io.bindery.api.error.RejectedException;
import io.bindery.feeds.onix.vocabulary.Vocabulary;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A part of a record that stands for itself. */
public final class Fragment {

    private static final XmlLimits LIMITS = new XmlLimits(4L << 20, 60, 100, 100_000);

    private Fragment() {}

    /** The part; empty if the text is none. */
    public static Optional<Element> parse(String xml, Vocabulary vocabulary) {
        TreeBuilder builder = new TreeBuilder(vocabulary, 1);
        try {
            HardenedXml.parse(new InputSource(new StringReader("<x>" + xml + "</x>")), "", builder, LIMITS);
        } catch (SAXException | RejectedException | IOException e) {
            return Optional.empty(); // somebody has changed what was kept; then it is not to be exported
        }
        return Optional.ofNullable(builder.made());
    }
}
