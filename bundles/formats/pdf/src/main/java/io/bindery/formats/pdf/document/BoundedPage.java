package io.bindery.formats.pdf.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.SequenceRandomAccessRead;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.ResourceCache;
import org.jspecify.annotations.Nullable;

/**
 * A page as PDFBox wants it, with three differences. What it draws is unpacked by filters that count. If that cannot be
 * unpacked, this is an error; PDFBox would show an empty page. Its fonts are kept for the next page that uses them,
 * as long as there is memory; PDFBox drops them after each page, and reads the same font files hundreds of times.
 */
public final class BoundedPage extends PDPage {

    private static final byte[] BETWEEN = {'\n'};

    private final ResourceCache cache;
    private @Nullable PDResources resources;

    /** @param cache what pages of the same book share */
    public BoundedPage(COSDictionary page, ResourceCache cache) {
        super(page);
        this.cache = cache;
    }

    @Override
    public PDResources getResources() {
        PDResources known = resources;
        if (known == null) {
            COSDictionary stated = getCOSObject().getCOSDictionary(COSName.RESOURCES);
            known = new PDResources(stated == null ? new COSDictionary() : stated, cache);
            resources = known;
        }
        return known;
    }

    @Override
    public ResourceCache getResourceCache() {
        return cache;
    }

    @Override
    public void removePageResourceFromCache() {
        // They are kept.
    }

    @Override
    public RandomAccessRead getContentsForStreamParsing() throws IOException {
        return getContentsForRandomAccess();
    }

    @Override
    public RandomAccessRead getContentsForRandomAccess() throws IOException {
        COSDictionary page = getCOSObject();
        if (page.getItem(COSName.CONTENTS) == null) {
            return new RandomAccessReadBuffer(new byte[0]);
        }
        List<RandomAccessRead> parts = new ArrayList<>();
        COSBase contents = page.getDictionaryObject(COSName.CONTENTS);
        if (contents instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                add(array.getObject(i), parts);
            }
        } else {
            add(contents, parts);
        }
        return parts.isEmpty() ? new RandomAccessReadBuffer(new byte[0]) : new SequenceRandomAccessRead(parts);
    }

    private static void add(@Nullable COSBase part, List<RandomAccessRead> parts) throws IOException {
        if (!(part instanceof COSStream stream)) {
            throw new IOException("a part of it is not in the file");
        }
        RandomAccessRead view = stream.createView();
        if (view.length() > 0) {
            parts.add(view);
            parts.add(new RandomAccessReadBuffer(BETWEEN));
        }
    }
}
