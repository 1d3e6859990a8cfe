package io.bindery.admin.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
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

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (FileChannel bytes = FileChannel.open(file)) {
            long size = bytes.size();
            String tag = '"' + sha256 + '"';
            response.setHeader("ETag", tag);
            response.setHeader("Accept-Ranges", "bytes");
            response.setContentType(mediaType);
            response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(fileName));
            String onlyIf = request.getHeader("If-Range");
            Matcher asked = asked(request.getHeader("Range"));
            Span span = new Span(0, size - 1);
            if (asked != null && (onlyIf == null || onlyIf.equals(tag))) {
                Span part = part(asked, size);
                if (part == null) {
                    response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                    response.setHeader("Content-Range", "bytes */" + size);
                    return;
                }
                span = part;
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader("Content-Range", "bytes " + span.first() + "-" + span.last() + "/" + size);
            }
            response.setContentLengthLong(span.length());
            copy(bytes, span, response.getOutputStream());
        }
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
