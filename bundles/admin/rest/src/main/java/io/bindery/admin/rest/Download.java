package io.bindery.admin.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file, or the one part of it that was asked for (RFC 9110, section 14), so that a download that broke off can go on. The
 * entity tag is the hash of the bytes.
 *
 * @param file a local file, which does not change
 */
record Download(Path file, String mediaType, String fileName, String sha256) {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final int PIECE = 1 << 16;

    /** From the first to the last byte, both included. */
    private record Span(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    /**
     * The answer to a request with these headers.
     *
     * @throws IOException if the file cannot be read
     */
    Response answer(@Nullable String range, @Nullable String ifRange) throws IOException {
        long size = Files.size(file);
        String tag = '"' + sha256 + '"';
        Matcher asked = asked(range);
        Span span = new Span(0, size - 1);
        Response.ResponseBuilder answer = Response.ok();
        if (asked != null && (ifRange == null || ifRange.equals(tag))) {
            Span part = part(asked, size);
            if (part == null) {
                return Response.status(416)
                        .header("Content-Range", "bytes */" + size)
                        .build();
            }
            span = part;
            answer = Response.status(206)
                    .header("Content-Range", "bytes " + span.first() + "-" + span.last() + "/" + size);
        }
        Span sent = span;
        StreamingOutput bytes = out -> {
            try (FileChannel channel = FileChannel.open(file)) {
                copy(channel, sent, out);
            }
        };
        return answer.entity(bytes)
                .type(mediaType)
                .header("ETag", tag)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(fileName))
                .header("Content-Length", span.length())
                .build();
    }

    /** Several ranges, or what is no range, are passed over: the whole file is an answer to them too. */
    private static @Nullable Matcher asked(@Nullable String range) {
        Matcher matcher = ONE_RANGE.matcher(range == null ? "" : range.strip());
        return matcher.matches() && !(matcher.group(1) + matcher.group(2)).isEmpty() ? matcher : null;
    }

    /** Null if there are no such bytes. */
    private static @Nullable Span part(Matcher asked, long size) {
        String first = asked.group(1);
        String last = asked.group(2);
        if (first.isEmpty()) {
            long count = Math.min(size, Long.parseLong(last));
            return count == 0 ? null : new Span(size - count, size - 1);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        return from > to ? null : new Span(from, to);
    }

    private static void copy(FileChannel bytes, Span span, OutputStream out) throws IOException {
        WritableByteChannel target = Channels.newChannel(out);
        ByteBuffer buffer = ByteBuffer.allocate(PIECE);
        long at = span.first();
        while (at <= span.last()) {
            buffer.clear().limit((int) Math.min(PIECE, span.last() - at + 1));
            int read = bytes.read(buffer, at);
            if (read < 0) {
                throw new IOException("the file has become shorter while it was sent");
            }
            target.write(buffer.flip());
            at += read;
        }
    }

    /** As RFC 8187 wants it. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
