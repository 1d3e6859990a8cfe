package io.bindery.formats.markdown;

import io.bindery.api.format.FormatHandler;
import io.bindery.testkit.FormatHandlerContract;
import io.bindery.testkit.TestBook;

class MarkdownHandlerTest extends FormatHandlerContract {

    @Override
    protected FormatHandler handler() {
        return new MarkdownHandler();
    }

    @Override
    protected TestBook validBook() {
        return Texts.good();
    }
}
