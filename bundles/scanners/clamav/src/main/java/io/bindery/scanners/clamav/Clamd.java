package io.bindery.scanners.clamav;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Speaks clamd's protocol (clamd(8), section COMMANDS): a connection a command. Written here because the Java client there is knows no
 * Unix sockets, which is how clamd listens by default, and waits without a limit. Safe for use by several threads.
 */
final class Clamd {

    /** Far below any limit of clamd's, and large enough to cost nothing. */
    private static final int CHUNK = 1 << 16;

    private static final String UNIX = "unix:";

    private final SocketAddress address;
    private final ProtocolFamily family;
    private final Duration silence;

    private Clamd(SocketAddress address, ProtocolFamily family, Duration silence) {
        this.address = address;
        this.family = family;
        this.silence = silence;
    }

    /**
     * @param address {@code unix:/path} or {@code host:port}
     * @param silence how long it may neither take nor send anything
     * @throws IllegalArgumentException if the address is neither
     */
    static Clamd at(String address, Duration silence) {
        if (address.startsWith(UNIX)) {
            return new Clamd(
                    UnixDomainSocketAddress.of(address.substring(UNIX.length())), StandardProtocolFamily.UNIX, silence);
        }
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("neither unix:/path nor host:port: " + address);
        }
        String host = address.substring(0, colon);
        InetSocketAddress tcp = new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1)));
        boolean six = tcp.getAddress() instanceof java.net.Inet6Address;
        return new Clamd(tcp, six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET, silence);
    }

    /** What the daemon says of itself, e.g. {@code ClamAV 1.4.3/27500/Tue Nov 24 09:00:00 2026}. */
    String version(Duration patience) throws IOException {
        try (Connection connection = Connection.open(address, family, patience)) {
            connection.send(command("zVERSION\0"), false);
            return connection.reply();
        }
    }

    /**
     * Sends bytes to be scanned, in pieces.
     *
     * @param progress told of the bytes sent so far; may throw to end it
     * @return the daemon's reply, e.g. {@code stream: OK}
     * @throws IOException if the daemon is away
     * @throws UncheckedIOException if the bytes cannot be read
     */
    String scan(InputStream bytes, java.util.function.LongConsumer progress) throws IOException {
        try (Connection connection = Connection.open(address, family, silence)) {
            connection.send(command("zINSTREAM\0"), false);
            ByteBuffer piece = ByteBuffer.allocate(Integer.BYTES + CHUNK);
            long sent = 0;
            boolean going = true;
            while (going) {
                int length = read(bytes, piece.array());
                piece.clear().putInt(length).position(0).limit(Integer.BYTES + length);
                // It answers before the end if the book is too long for it.
                going = connection.send(piece, true) && length > 0;
                sent += length;
                progress.accept(sent);
            }
            return connection.reply();
        }
    }

    /** A book that cannot be read is not the daemon's trouble. */
    private static int read(InputStream bytes, byte[] piece) {
        try {
            return bytes.readNBytes(piece, Integer.BYTES, CHUNK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer command(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
