package io.bindery.routes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Secrets that lie in files of their own, so that no settings hold them. */
public final class FirstLine {

    private FirstLine() {}

    /**
     * A secret: the first line of the file, if one is named, else the value.
     *
     * @param setting the name of the setting that names the file
     * @throws IOException if the file cannot be read or is empty
     */
    public static String of(String setting, String file, String value) throws IOException {
        if (file.isBlank()) {
            return value;
        }
        try (Stream<String> lines = Files.lines(Path.of(file.strip()), StandardCharsets.UTF_8)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() ->
                            new IOException(file + ", which " + setting + " names, has no secret in its first line"));
        }
    }
}
