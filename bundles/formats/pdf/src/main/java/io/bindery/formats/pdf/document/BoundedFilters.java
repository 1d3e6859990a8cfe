package io.bindery.formats.pdf.document;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Counts what comes out of PDFBox's filters, as PDFBox unpacks each stream into memory as a whole, however large it becomes. All of
 * PDFBox, also where it reads cross-reference and object streams, takes its filters from one map; there is no other place
 * at which nothing is missed, and no way but reflection to get at it.
 */
final class BoundedFilters {

    static {
        try {
            Field field = FilterFactory.class.getDeclaredField("filters");
            field.setAccessible(true);
            @SuppressWarnings("unchecked") // so it is declared there
            Map<COSName, Filter> filters = (Map<COSName, Filter>) field.get(FilterFactory.INSTANCE);
            Map<Filter, Filter> bounded = new IdentityHashMap<>();
            // One wrapper for both names of a filter: PDFBox leaves out repeated filters by identity.
            filters.replaceAll((name, filter) -> bounded.computeIfAbsent(filter, Bounded::new));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of PDFBox keeps its filters elsewhere", e);
        }
    }

    private BoundedFilters() {}

    /** From now on, what any thread unpacks counts for its {@link Effort}. */
    static void install() {
        // The work is done once, when this class is loaded.
    }

    private static final class Bounded extends Filter {

        private final Filter filter;

        Bounded(Filter filter) {
            this.filter = filter;
        }

        @Override
        public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary parameters, int index)
                throws IOException {
            return filter.decode(encoded, new Counted(decoded, parameters), parameters, index);
        }

        @Override
        public DecodeResult decode(
                InputStream encoded, OutputStream decoded, COSDictionary parameters, int index, DecodeOptions options)
                throws IOException {
            return filter.decode(encoded, new Counted(decoded, parameters), parameters, index, options);
        }

        @Override
        protected void encode(InputStream input, OutputStream encoded, COSDictionary parameters) throws IOException {
            filter.encode(input, encoded, parameters, 0);
        }
    }

    private static final class Counted extends FilterOutputStream {

        private final boolean xref;
        private long soFar;

        Counted(OutputStream out, COSDictionary parameters) {
            super(out);
            this.xref = COSName.XREF.equals(parameters.getCOSName(COSName.TYPE));
        }

        private void count(int bytes) {
            soFar += bytes;
            Effort effort = Effort.current();
            if (effort != null) {
                effort.unpacked(bytes, soFar, xref);
            }
        }

        @Override
        public void write(int value) throws IOException {
            count(1);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            out.write(bytes, offset, length);
        }
    }
}
