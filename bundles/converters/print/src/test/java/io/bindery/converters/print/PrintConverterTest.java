package io.bindery.converters.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.testkit.ConverterContract;
import io.bindery.testkit.TestBook;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

class PrintConverterTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return Printing.converter(Map.of());
    }

    @Override
    protected TestBook book() {
        return Printing.book().book("book.epub");
    }

    @Override
    protected MediaType target() {
        return MediaType.PDF;
    }

    @Override
    protected void assertMade(Path made) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(made.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(Printing.text(pdf)).contains("It was raining.", "Coming Home");
        }
    }
}
