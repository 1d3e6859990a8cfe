package io.bindery.itests;

import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.builder.RouteBuilder;

/** One short route for each component that the product uses. */
final class CamelSmoke extends RouteBuilder {

    private final Path in;
    private final Path out;

    CamelSmoke(Path in, Path out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void configure() {
        from("file:" + in + "?readLock=changed&readLockCheckInterval=100&delay=100")
                .routeId("file")
                .to("direct:next");
        from("direct:next").routeId("direct").convertBodyTo(String.class).to("seda:next");
        from("seda:next")
                .routeId("seda")
                .bean(new Shout(), "shout")
                .to("log:smoke?level=DEBUG")
                .to("file:" + out);
        from("timer:tick?repeatCount=1&delay=0")
                .routeId("timer")
                .setBody(constant("tick"))
                .setHeader("CamelFileName", simple("${body}.txt"))
                .to("file:" + out);
        from("direct:pause").routeId("pause").to("controlbus:route?routeId=timer&action=stop");
    }

    /** Turns text to upper case; public because Camel calls it by reflection. */
    public static final class Shout {

        /** The text in upper case. */
        public String shout(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    }
}
