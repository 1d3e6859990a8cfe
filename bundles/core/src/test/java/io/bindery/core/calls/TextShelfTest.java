package io.bindery.core.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextShelfTest {

    @TempDir
    Path folder;

    private static TextShelf.Reading text(String text) {
        return out -> out.write(text);
    }

    @Test
    void what_nobody_uses_goes_when_room_is_short_the_longest_unused_first() throws Exception {
        TextShelf shelf = new TextShelf(folder, 25);
        shelf.lease("a", text("0123456789")).close();
        shelf.lease("b", text("0123456789")).close();
        shelf.lease("a", text("never read again")).close();
        try (TextShelf.Lease held = shelf.lease("c", text("0123456789"))) {
            assertThat(folder.resolve("b.txt")).doesNotExist();
            assertThat(folder.resolve("a.txt")).hasContent("0123456789");
            shelf.lease("d", text("0123456789".repeat(3))).close();
            assertThat(held.text().file()).as("in use").hasContent("0123456789");
        }
    }

    @Test
    void a_reading_that_fails_leaves_nothing_and_is_tried_again() throws Exception {
        TextShelf shelf = new TextShelf(folder);
        assertThatThrownBy(() -> shelf.lease("a", out -> {
                    out.write("half");
                    throw new IOException("broken");
                }))
                .hasMessage("broken");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        try (TextShelf.Lease lease = shelf.lease("a", text("whole"))) {
            assertThat(lease.text().characters()).isEqualTo(5);
        }
    }

    @Test
    void a_file_that_somebody_has_deleted_is_made_anew() throws Exception {
        TextShelf shelf = new TextShelf(folder);
        shelf.lease("a", text("once")).close();
        Files.delete(folder.resolve("a.txt"));
        try (TextShelf.Lease lease = shelf.lease("a", text("twice"))) {
            assertThat(lease.text().file()).hasContent("twice");
        }
    }

    @Test
    void surrogates_across_writes_are_kept_and_lone_ones_replaced() throws Exception {
        TextShelf shelf = new TextShelf(folder);
        try (TextShelf.Lease lease = shelf.lease("a", out -> {
            out.write('\ud83d');
            out.write('\udc33');
            out.write("\udc33x\ud83d");
            out.write("y\ud83d");
        })) {
            assertThat(lease.text().file()).hasContent("\ud83d\udc33\ufffdx\ufffdy\ufffd");
            assertThat(lease.text().characters()).isEqualTo(7);
        }
    }

    @Test
    void more_than_is_kept_is_cut_and_said_to_be() throws Exception {
        TextShelf shelf = new TextShelf(folder);
        char[] block = new char[1 << 20];
        java.util.Arrays.fill(block, 'x');
        try (TextShelf.Lease lease = shelf.lease("a", out -> {
            for (int i = 0; i < 66; i++) {
                out.write(block);
            }
        })) {
            assertThat(lease.text().complete()).isFalse();
            assertThat(lease.text().characters()).isEqualTo(TextShelf.MOST_CHARACTERS);
        }
    }
}
