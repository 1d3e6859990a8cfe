package io.bindery.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.CorruptBlobException;
import io.bindery.api.store.KeptBlob;
import io.bindery.api.store.StoredBlob;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} promises. Each test gets an empty store. */
public abstract class BlobStoreContract {

    /** {@code printf abc | sha256sum}. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** The store under test. */
    protected abstract BlobStore store();

    /** The inventory of the store under test. */
    protected abstract BlobInventory inventory();

    /** Makes stored bytes look as if they had been put an hour ago. */
    protected abstract void age(String sha256) throws IOException;

    /** Changes what is stored under a hash behind the store's back. */
    protected abstract void corrupt(String sha256) throws IOException;

    @Test
    void bytes_come_back_under_their_hash() throws IOException {
        StoredBlob blob = store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));

        assertThat(blob).isEqualTo(new StoredBlob(ABC, 3));
        assertThat(store().contains(ABC)).isTrue();
        try (InputStream bytes = store().open(ABC)) {
            assertThat(bytes.readAllBytes()).asString(UTF_8).isEqualTo("abc");
        }
        Path file = store().file(ABC);
        assertThat(file).hasContent("abc");
        assertThat(Files.getPosixFilePermissions(file))
                .noneMatch(right -> right.name().endsWith("WRITE"));
    }

    @Test
    void no_bytes_are_bytes_too() throws IOException {
        StoredBlob blob = store().put(InputStream.nullInputStream());
        assertThat(blob.sizeBytes()).isZero();
        assertThat(store().file(blob.sha256())).isEmptyFile();
    }

    @Test
    void what_is_not_there_is_said_to_be_missing() throws IOException {
        assertThat(store().contains(ABC)).isFalse();
        assertThatThrownBy(() -> store().open(ABC)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().file(ABC)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().contains("../../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_put_whose_source_fails_leaves_nothing() throws IOException {
        InputStream breaks = new FilterInputStream(new ByteArrayInputStream("abc".getBytes(UTF_8))) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("the sender went away");
                }
                return read;
            }
        };
        assertThatThrownBy(() -> store().put(breaks)).isInstanceOf(IOException.class);
        assertThat(store().contains(ABC)).isFalse();
    }

    @Test
    void the_same_bytes_put_at_once_are_kept_once() throws Exception {
        byte[] bytes = new byte[300_000];
        List<Callable<StoredBlob>> puts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            puts.add(() -> store().put(new ByteArrayInputStream(bytes)));
        }
        List<StoredBlob> blobs = JobStoreContract.together(puts);
        assertThat(blobs).containsOnly(blobs.get(0));
        assertThat(store().file(blobs.get(0).sha256())).hasBinaryContent(bytes);
    }

    @Test
    void changed_bytes_are_noticed() throws IOException {
        store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        assertThat(store().file(ABC)).exists();
        corrupt(ABC);

        assertThatThrownBy(() -> store().file(ABC))
                .isInstanceOf(CorruptBlobException.class)
                .hasMessageContaining(ABC);
        try (InputStream bytes = store().open(ABC)) {
            assertThatThrownBy(bytes::readAllBytes).isInstanceOf(CorruptBlobException.class);
        }
    }

    @Test
    void bytes_that_have_changed_are_mended_by_the_next_put() throws IOException {
        store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        corrupt(ABC);
        store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        assertThat(store().file(ABC)).hasContent("abc");
    }

    @Test
    void skipped_bytes_count_for_the_hash() throws IOException {
        store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        try (InputStream bytes = store().open(ABC)) {
            assertThat(bytes.skip(2)).isEqualTo(2);
            assertThat(bytes.readAllBytes()).asString(UTF_8).isEqualTo("c");
        }
    }

    @Test
    void the_inventory_shows_what_is_kept_and_since_when() throws IOException {
        Instant before = Instant.now().minusSeconds(2);
        store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        StoredBlob empty = store().put(InputStream.nullInputStream());

        List<KeptBlob> kept = new ArrayList<>();
        inventory().walk(kept::add);
        assertThat(kept).extracting(KeptBlob::sha256).containsExactlyInAnyOrder(ABC, empty.sha256());
        assertThat(kept).extracting(KeptBlob::sizeBytes).containsExactlyInAnyOrder(3L, 0L);
        assertThat(kept)
                .allSatisfy(blob -> assertThat(blob.touchedAt())
                        .isBetween(before, Instant.now().plusSeconds(2)));
    }

    @Test
    void only_bytes_that_were_not_put_since_are_deleted() throws IOException {
        store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        assertThat(inventory().deleteIfUntouchedSince(ABC, Instant.now().minusSeconds(60)))
                .isFalse();
        assertThat(store().file(ABC)).hasContent("abc");

        assertThat(inventory().deleteIfUntouchedSince(ABC, Instant.now().plusSeconds(60)))
                .isTrue();
        assertThat(store().contains(ABC)).isFalse();
        assertThat(inventory().deleteIfUntouchedSince(ABC, Instant.now().plusSeconds(60)))
                .isFalse();
        store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        assertThat(store().file(ABC)).hasContent("abc");
    }

    @Test
    void bytes_that_are_put_again_count_as_new() throws IOException {
        store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        age(ABC);
        store().put(new ByteArrayInputStream("abc".getBytes(UTF_8)));

        assertThat(inventory().deleteIfUntouchedSince(ABC, Instant.now().minusSeconds(60)))
                .isFalse();
        assertThat(store().file(ABC)).hasContent("abc");
    }

    @Test
    void a_put_that_has_returned_is_never_undone_by_a_deletion_of_old_bytes() throws Exception {
        byte[] bytes = "abc".getBytes(UTF_8);
        for (int round = 0; round < 50; round++) {
            store().put(new ByteArrayInputStream(bytes));
            age(ABC);
            Instant cutoff = Instant.now().minusSeconds(60);
            List<Callable<StoredBlob>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                calls.add(() -> store().put(new ByteArrayInputStream(bytes)));
                calls.add(() -> {
                    inventory().deleteIfUntouchedSince(ABC, cutoff);
                    return new StoredBlob(ABC, 3);
                });
            }
            JobStoreContract.together(calls);
            assertThat(store().file(ABC)).hasContent("abc");
        }
    }
}
