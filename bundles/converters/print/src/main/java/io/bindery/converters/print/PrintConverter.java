package io.bindery.converters.print;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.step.StepContext;
import io.bindery.converters.print.page.PageStyle;
import io.bindery.converters.print.page.Printer;
import java.nio.file.Path;
import java.util.Arrays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** EPUB to PDF in process. Nothing but the book is read; no program is needed. */
@Component(
        property = {"bindery.plugin=print", "bindery.concurrency:Integer=2"},
        configurationPid = PrintConverter.PID)
@Designate(ocd = PrintConverter.Options.class)
public final class PrintConverter implements Converter {

    static final String PID = "io.bindery.converters.print";

    private static final String FILE = "book.pdf";

    private final Printer printer;

    /** How pages look. Lengths in millimetres, if nothing else is said. */
    @ObjectClassDefinition(name = "Print", description = "The pages of the PDFs that are made from EPUBs")
    @interface Options {
        @AttributeDefinition(
                name = "Page size",
                description = "trade (6 x 9 inches), a5, a4, letter, or e.g. 135x210mm")
        String page_size() default "trade";

        @AttributeDefinition(name = "Inner margin", description = "At the spine, in millimetres")
        float margin_inner() default 21;

        @AttributeDefinition(name = "Outer margin", description = "At the fore edge, in millimetres")
        float margin_outer() default 17;

        @AttributeDefinition(name = "Top margin", description = "With the running head in it, in millimetres")
        float margin_top() default 20;

        @AttributeDefinition(name = "Bottom margin", description = "With the page number in it, in millimetres")
        float margin_bottom() default 21;

        @AttributeDefinition(name = "Font size", description = "Of the text, in points")
        float font_size() default 10.5f;

        @AttributeDefinition(name = "Line height", description = "As a multiple of the font size")
        float line_height() default 1.36f;

        @AttributeDefinition(name = "Hyphenation", description = "Whether words are broken at the ends of lines")
        boolean hyphenation() default true;

        @AttributeDefinition(name = "Running heads", description = "Whether title and chapter stand above the text")
        boolean running_heads() default true;

        @AttributeDefinition(name = "Pictures", description = "The most dots per inch of a picture that fills the page")
        int picture_dpi() default 300;

        @AttributeDefinition(
                name = "Fonts of the machine",
                description = "Folders with fonts for scripts that neither the book nor the platform has one for")
        String[] font_folders() default {"/usr/share/fonts", "/usr/local/share/fonts"};
    }

    /** @throws IllegalArgumentException if no text fits on a page of these measures */
    @Activate
    public PrintConverter(Options options) {
        float[] size = PageStyle.size(options.page_size());
        PageStyle style = new PageStyle(
                size[0],
                size[1],
                PageStyle.mm(options.margin_inner()),
                PageStyle.mm(options.margin_outer()),
                PageStyle.mm(options.margin_top()),
                PageStyle.mm(options.margin_bottom()),
                options.font_size(),
                options.line_height(),
                options.hyphenation(),
                options.running_heads(),
                options.picture_dpi());
        this.printer = new Printer(
                style, Arrays.stream(options.font_folders()).map(Path::of).toList());
    }

    @Override
    public boolean converts(MediaType from, MediaType to) {
        return from.equals(MediaType.EPUB) && to.equals(MediaType.PDF);
    }

    @Override
    public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
        context.checkCancelled();
        Path made = context.workspace().resolve(FILE);
        printer.print(book, made, context);
        return made;
    }
}
