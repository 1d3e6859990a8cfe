package io.bindery.formats.html;

import io.bindery.api.format.FormatHandler;
import io.bindery.testkit.FormatHandlerContract;
import io.bindery.testkit.TestBook;

class HtmlHandlerTest extends FormatHandlerContract {

    @Override
    protected FormatHandler handler() {
        return new HtmlHandler();
    }

    @Override
    protected TestBook validBook() {
        return Pages.of(Pages.GOOD);
    }
}
