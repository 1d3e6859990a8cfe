package io.bindery.scanners.clamav;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection that never waits longer than it was told, and ends when its thread is interrupted. For one thread. */
final class Connection implements Closeable {

    private static final int LONGEST_REPLY = 64 << 10;

    private final SocketChannel channel;
    private final Selector selector;
    private final Duration silence;

    private Connection(SocketChannel channel, Selector selector, Duration silence) {
        this.channel = channel;
        this.selector = selector;
        this.silence = silence;
    }

    static Connection open(SocketAddress address, ProtocolFamily family, Duration silence) throws IOException {
        if (address instanceof InetSocketAddress tcp && tcp.isUnresolved()) {
            throw new IOException("there is no host " + tcp.getHostString());
        }
        SocketChannel channel = SocketChannel.open(family);
        try {
            channel.configureBlocking(false);
            Connection connection = new Connection(channel, Selector.open(), silence);
            channel.register(connection.selector, 0);
            if (!channel.connect(address)) {
                connection.await(SelectionKey.OP_CONNECT);
                channel.finishConnect();
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Sends all of the bytes.
     *
     * @param listening whether the other side may answer before it has all
     * @return false if it does answer; then not all was sent
     */
    boolean send(ByteBuffer bytes, boolean listening) throws IOException {
        int answer = listening ? SelectionKey.OP_READ : 0;
        while (bytes.hasRemaining()) {
            if ((await(SelectionKey.OP_WRITE | answer) & SelectionKey.OP_READ) != 0) {
                return false;
            }
            try {
                channel.write(bytes);
            } catch (IOException e) {
                if (!listening) {
                    throw e;
                }
                return false; // it has closed its side; its last words may still be there
            }
        }
        return true;
    }

    /** What it answers, up to NUL or its end. */
    String reply() throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(4_096);
        while (reply.size() < LONGEST_REPLY) {
            await(SelectionKey.OP_READ);
            int read = channel.read(buffer.clear());
            for (int i = 0; i < read; i++) {
                if (buffer.get(i) == 0) {
                    return reply.toString(StandardCharsets.UTF_8);
                }
                reply.write(buffer.get(i));
            }
            if (read < 0) {
                throw new IOException("it closed the connection without an answer");
            }
        }
        throw new IOException("its answer has no end");
    }

    private int await(int wanted) throws IOException {
        SelectionKey key = channel.keyFor(selector);
        key.interestOps(wanted);
        selector.select(silence.toMillis());
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while waiting for clamd");
        }
        int ready = key.readyOps() & wanted;
        selector.selectedKeys().clear();
        if (ready == 0) {
            throw new SocketTimeoutException("no sign of life for " + silence.toMillis() + " ms");
        }
        return ready;
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }
}
