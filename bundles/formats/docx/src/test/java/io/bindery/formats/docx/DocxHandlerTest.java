package io.bindery.formats.docx;

import io.bindery.api.format.FormatHandler;
import io.bindery.testkit.FormatHandlerContract;
import io.bindery.testkit.TestBook;

class DocxHandlerTest extends FormatHandlerContract {

    @Override
    protected FormatHandler handler() {
        return new DocxHandler();
    }

    @Override
    protected TestBook validBook() {
        return Documents.book(Documents.good());
    }
}
