package io.bindery.feeds.onix;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.feeds.onix.message.OnixMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Recognises ONIX messages by their root element. */
@Component(property = "bindery.plugin=onix")
public final class OnixDetector implements FormatDetector {

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] start = in.readNBytes(256);
            if (!looksLikeXml(start)) {
                return Optional.empty();
            }
        }
        try (InputStream in = file.open()) {
            OnixMessage.open(in);
            return Optional.of(new Detection(OnixFeed.ONIX, Confidence.CERTAIN));
        } catch (RejectedException e) {
            // A message that is refused is one all the same: the feed will say what is wrong with it.
            boolean other = e.code() == OnixError.NOT_ONIX || e.code() == OnixError.UNKNOWN_ENCODING;
            return other ? Optional.empty() : Optional.of(new Detection(OnixFeed.ONIX, Confidence.LIKELY));
        }
    }

    /** The first byte that is no white space, byte order mark or NUL begins a tag. */
    private static boolean looksLikeXml(byte[] start) {
        for (byte b : start) {
            int c = b & 0xFF;
            if (c == '<') {
                return true;
            }
            if (c > ' ' && c < 0xBB || c > 0xBF && c < 0xEF) {
                return false;
            }
        }
        return false;
    }
}
