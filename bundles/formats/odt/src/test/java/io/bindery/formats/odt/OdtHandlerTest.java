package io.bindery.formats.odt;

import io.bindery.api.format.FormatHandler;
import io.bindery.testkit.FormatHandlerContract;
import io.bindery.testkit.TestBook;

class OdtHandlerTest extends FormatHandlerContract {

    @Override
    protected FormatHandler handler() {
        return new OdtHandler();
    }

    @Override
    protected TestBook validBook() {
        return Documents.book(Documents.good());
    }
}
