package io.bindery.formats.markdown;

import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.prose.PackageFiles;
import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A parsed text (CommonMark with tables and footnotes). For one thread. */
final class Tree {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), FootnotesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(100)
            .build();

    /** Hears of each node when it begins and when it ends. */
    interface Visitor {
        /** @return whether to go into it */
        boolean enter(Node node);

        void leave(Node node);
    }

    private final Node document;
    private final StepContext context;

    private Tree(Node document, StepContext context) {
        this.document = document;
        this.context = context;
    }

    /**
     * Parses a text.
     *
     * @throws RejectedException if it is nested too deep for the library
     */
    static Tree of(String text, StepContext context) throws RejectedException, IOException {
        try {
            return new Tree(PARSER.parseReader(new Watched(text, context)), context);
        } catch (StackOverflowError e) {
            throw PackageFiles.refusal(MarkdownError.TOO_COMPLEX, "the marks are nested too deep to be read");
        }
    }

    /** Goes through all nodes without calls that nest, as marks may be nested without end. */
    void walk(Visitor visitor) {
        Node node = document;
        int count = 0;
        while (true) {
            if (++count % 1_000 == 0) {
                context.checkCancelled();
            }
            boolean into = visitor.enter(node);
            Node child = into ? node.getFirstChild() : null;
            if (child != null) {
                node = child;
                continue;
            }
            visitor.leave(node);
            @Nullable Node next = node.getNext();
            while (next == null) {
                @Nullable Node parent = node.getParent();
                if (parent == null) {
                    return;
                }
                node = parent;
                visitor.leave(node);
                next = node.getNext();
            }
            node = next;
        }
    }

    /** Lets a cancelled job leave the parser. */
    private static final class Watched extends FilterReader {
        private final StepContext context;

        Watched(String text, StepContext context) {
            super(new StringReader(text));
            this.context = context;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            context.checkCancelled();
            return super.read(buffer, offset, length);
        }
    }
}
