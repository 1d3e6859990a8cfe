package io.bindery.routes;

import io.bindery.core.intake.Inbox;
import java.io.File;
import org.apache.camel.builder.RouteBuilder;

/** Books dropped into the inbox are taken in. */
final class FileDrop extends RouteBuilder {

    private final Inbox inbox;

    FileDrop(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind("hasArrived", new HasArrived(inbox));
        // Depth 1 is the inbox itself, depth 2 a publisher's folder; what lies deeper is ours. The inbox moves the file
        // itself
        // (noop), so that a crash finds it where it belongs, and the same name may come again (not idempotent).
        fromF(
                        "file:%s?recursive=true&minDepth=1&maxDepth=2&delay=500&noop=true&idempotent=false"
                                + "&exclusiveReadLockStrategy=#bean:hasArrived",
                        inbox.root())
                .routeId("file-drop")
                .process(exchange ->
                        inbox.take(exchange.getMessage().getBody(File.class).toPath()));
    }
}
