package io.bindery.routes.sftp;

import io.bindery.core.intake.RemoteBook;
import io.bindery.core.intake.RemoteSource;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;

/** Takes a file and leaves word of what came of it for {@link TakeOver}. */
final class TakeFile implements Processor {

    /** Where an exchange holds what came of it. */
    static final String TAKING = "bindery-taking";

    private final RemoteSource source;
    private final String place;

    TakeFile(RemoteSource source, String place) {
        this.source = source;
        this.place = place;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        GenericFile<?> file = (GenericFile<?>) exchange.getProperty("CamelFileExchangeFile");
        String name = file.getFileNameOnly();
        RemoteBook book = new RemoteBook(
                place + "/" + name,
                String.join(
                        "\n",
                        place,
                        name,
                        String.valueOf(file.getFileLength()),
                        String.valueOf(file.getLastModified())),
                name,
                file.getFileLength());
        // Closed before anything else is asked of the server: one connection does one thing at a time.
        try (InputStream bytes = exchange.getMessage().getMandatoryBody(InputStream.class)) {
            exchange.setProperty(TAKING, source.take(book, bytes));
        } catch (org.apache.camel.InvalidPayloadException e) {
            throw new IOException(name + " has no bytes", e);
        }
    }
}
