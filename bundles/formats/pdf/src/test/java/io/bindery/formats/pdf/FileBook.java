package io.bindery.formats.pdf;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A book over a file; {@code TestBook} would keep the bytes in this process's memory. */
record FileBook(Path file) implements BookContent {
    @Override
    public String fileName() {
        return file.getFileName().toString();
    }

    @Override
    public MediaType mediaType() {
        return MediaType.PDF;
    }

    @Override
    public long size() {
        return file.toFile().length();
    }

    @Override
    public String sha256() {
        return "0".repeat(64);
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
