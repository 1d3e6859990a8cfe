package io.bindery.formats.mobi.text;

import io.bindery.api.content.BookContent;
import io.bindery.api.step.StepContext;
import io.bindery.formats.mobi.Protection;
import io.bindery.formats.mobi.palm.KindleBook;
import io.bindery.hardened.process.ScratchFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the text of a book from what mobitool makes of it. Safe for use by several threads. */
public final class MobiText {

    private static final int HEAD = 1 << 16;

    /** A PalmDOC book may be plain text; one of these tells that it is not. */
    private static final Pattern MARKUP = Pattern.compile(
            "<\\s*(!doctype|html|head|body|p|div|br|h[1-6]|a|b|i|font|span|mbp:pagebreak)\\b",
            Pattern.CASE_INSENSITIVE);

    private final MobiTool tool;

    public MobiText(MobiTool tool) {
        this.tool = tool;
    }

    /** See {@link io.bindery.api.text.TextExtractor#extractText}. */
    public void extract(BookContent content, Writer text, StepContext context) throws Exception {
        context.checkCancelled();
        try (KindleBook book = KindleBook.open(content)) {
            Protection.refuse(book);
        }
        try (ScratchFolder folder = ScratchFolder.in(context.workspace())) {
            List<Path> pages = tool.unpack(content, folder);
            for (int i = 0; i < pages.size(); i++) {
                page(pages.get(i), text, context);
                context.progress((i + 1.0) / pages.size());
            }
        }
    }

    /** mobitool writes UTF-8, and takes what has no MOBI header to say otherwise for code page 1252. */
    private static void page(Path page, Writer text, StepContext context) throws IOException {
        Paragraphs paragraphs = new Paragraphs(text);
        boolean markup;
        try (Reader head = new InputStreamReader(Files.newInputStream(page), StandardCharsets.UTF_8)) {
            char[] buffer = new char[HEAD];
            int count = Math.max(0, new BufferedReader(head).read(buffer, 0, HEAD));
            markup = MARKUP.matcher(new String(buffer, 0, count)).find();
        }
        try (Reader in = new InputStreamReader(Files.newInputStream(page), StandardCharsets.UTF_8)) {
            new Chunks((piece, ends) -> {
                        context.checkCancelled();
                        if (markup) {
                            paragraphs.markup(piece);
                        } else {
                            paragraphs.plain(piece);
                        }
                        if (ends) {
                            paragraphs.endChapter();
                        }
                    })
                    .read(in);
        }
    }
}
