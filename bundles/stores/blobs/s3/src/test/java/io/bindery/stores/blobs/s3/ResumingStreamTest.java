package io.bindery.stores.blobs.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumingStreamTest {

    private static final byte[] BYTES = new byte[1_000];

    static {
        for (int i = 0; i < BYTES.length; i++) {
            BYTES[i] = (byte) i;
        }
    }

    /** Gives some bytes, then breaks, or ends too early. */
    private static InputStream from(long offset, int given, boolean breaks) {
        int length = (int) Math.min(given, BYTES.length - offset);
        return new FilterInputStream(new ByteArrayInputStream(BYTES, (int) offset, length)) {
            @Override
            public int read(byte[] buffer, int start, int wanted) throws IOException {
                int read = super.read(buffer, start, wanted);
                if (read < 0 && breaks) {
                    throw new IOException("connection reset");
                }
                return read;
            }
        };
    }

    @Test
    void it_goes_on_where_the_connection_broke() throws IOException {
        for (boolean breaks : new boolean[] {true, false}) {
            List<Long> opened = new ArrayList<>();
            ResumingStream stream = new ResumingStream(
                    offset -> {
                        opened.add(offset);
                        return from(offset, 300, breaks);
                    },
                    BYTES.length);
            assertThat(stream.readAllBytes()).isEqualTo(BYTES);
            assertThat(opened).containsExactly(0L, 300L, 600L, 900L);
            assertThat(stream.read()).isEqualTo(-1);
            stream.close();
        }
    }

    @Test
    void it_gives_up_when_nothing_comes_any_more() throws IOException {
        ResumingStream stream = new ResumingStream(offset -> from(offset, offset < 300 ? 300 : 0, true), BYTES.length);
        assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class).hasMessage("connection reset");
    }
}
