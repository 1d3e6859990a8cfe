package io.bindery.formats.fb2;

import io.bindery.api.format.FormatHandler;
import io.bindery.testkit.FormatHandlerContract;
import io.bindery.testkit.TestBook;

class FictionBookHandlerTest extends FormatHandlerContract {

    @Override
    protected FormatHandler handler() {
        return new FictionBookHandler();
    }

    @Override
    protected TestBook validBook() {
        return Books.of(Books.GOOD);
    }
}
