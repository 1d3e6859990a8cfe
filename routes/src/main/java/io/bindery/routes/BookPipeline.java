package io.bindery.routes;

import org.apache.camel.builder.RouteBuilder;

/** What happens to every book, in this order. */
final class BookPipeline extends RouteBuilder {

    @Override
    public void configure() {
        from("bindery:jobs")
                .routeId("book-pipeline")
                .to("bindery:identify")
                .to("bindery:scan-content")
                // A message about products ends here: the steps below are for books, and pass it by.
                .to("bindery:import-feed")
                .to("bindery:validate")
                .to("bindery:extract-metadata")
                .to("bindery:enrich-metadata")
                .to("bindery:check-quality")
                .to("bindery:convert-format")
                // The steps that are still to come have their places here, in this order:
                // review (a person decides, before the conversion), protect, store and distribute.
                .to("bindery:catalogue")
                // Telling author and team needs no step: notification channels are fed from the outbox.
                .to("bindery:succeed");
    }
}
