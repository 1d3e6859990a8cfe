package io.bindery.feeds.onix;

import io.bindery.api.feed.MetadataFeed;
import io.bindery.testkit.MetadataFeedContract;
import io.bindery.testkit.TestBook;

class OnixFeedTest extends MetadataFeedContract {

    private static final String FIRST = Messages.product("r1", "9780141439587", "");
    private static final String SECOND = Messages.product("r2", "9780316769488", "");
    private static final String THIRD = Messages.product("r3", "9780007232833", "");

    @Override
    protected MetadataFeed feed() {
        return new OnixFeed();
    }

    @Override
    protected TestBook message() {
        return Messages.message(Messages.onix3(FIRST, SECOND, THIRD));
    }

    @Override
    protected TestBook messageWithABadSecondProduct() {
        return Messages.message(Messages.onix3(FIRST, SECOND.replace("</TitleDetail>", ""), THIRD));
    }
}
