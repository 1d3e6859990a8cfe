package io.bindery.testkit;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.ErrorCode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The smallest format there can be: the word TOY, a title, and a text, a line each. */
enum Toy implements ErrorCode {
    NO_TOY;

    static final MediaType TYPE = new MediaType("text/x-toy");
    static final MediaType OTHER = new MediaType("text/x-other-toy");

    static TestBook book() {
        return TestBook.of("a.toy", TYPE, "TOY\nThe Title\nOnce upon a time.\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Its lines after the first; refused if that is not TOY. */
    static List<String> lines(BookContent book) throws IOException, RejectedException {
        try (InputStream bytes = book.open()) {
            return lines(bytes.readAllBytes());
        }
    }

    static List<String> lines(byte[] bytes) throws RejectedException {
        List<String> lines =
                new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.size() < 3 || !lines.get(0).equals("TOY")) {
            throw new RejectedException(NO_TOY, "no toy", List.of(fault(Severity.FATAL)));
        }
        return lines.subList(1, lines.size());
    }

    static Finding fault(Severity severity) {
        return new Finding("TOY-1", severity, "toys", "It is no toy.", NO_TOY.remedy(), Location.BOOK);
    }

    @Override
    public String code() {
        return "TOY-1";
    }

    @Override
    public String cause() {
        return "The file is no toy.";
    }

    @Override
    public String remedy() {
        return "Send a toy.";
    }
}
