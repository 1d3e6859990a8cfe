package io.bindery.hardened.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bindery.api.error.RejectedException;
import io.bindery.hardened.HostileContentException;
import io.bindery.testkit.EpubBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardenedZipTest {

    private static final ZipLimits SMALL = new ZipLimits(10, 5_000, 2_000, 100, 1_000, 100, 4);

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a"), bytes);
    }

    private ZipError refusal(byte[] bytes, ZipLimits limits) throws IOException {
        Path file = file(bytes);
        RejectedException rejected = catchThrowableOfType(RejectedException.class, () -> {
            try (HardenedZip zip = HardenedZip.open(file, limits)) {
                zip.readAll((name, content) -> {});
            }
        });
        assertThat(rejected).isNotNull();
        assertThat(rejected.findings()).hasSize(1);
        return (ZipError) rejected.code();
    }

    private static EpubBuilder archive() {
        return EpubBuilder.empty().add("a.txt", "hello");
    }

    /** Bytes that no compression makes smaller. */
    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new java.util.Random(1).nextBytes(noise);
        return noise;
    }

    @Test
    void an_ordinary_archive_is_read() throws Exception {
        try (HardenedZip zip = HardenedZip.open(file(archive().bytes()), SMALL)) {
            assertThat(zip.names()).containsExactly("mimetype", "a.txt");
            assertThat(zip.read("a.txt")).hasContent("hello");
            assertThatThrownBy(() -> zip.read("b.txt"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("b.txt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../../b", "..\\a", "a\\..\\..\\b", "/etc/x", "\\x", "C:\\x", "c:x", "a/.."})
    void a_name_that_leads_out_is_refused(String name) throws Exception {
        assertThat(refusal(archive().add(name, "x").bytes(), SMALL)).isEqualTo(ZipError.ESCAPES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..a", "a..b/c", ".../x", "a/..hidden"})
    void dots_within_a_name_are_harmless(String name) throws Exception {
        try (HardenedZip zip = HardenedZip.open(file(archive().add(name, "x").bytes()), SMALL)) {
            assertThat(zip.contains(name)).isTrue();
        }
    }

    @Test
    void names_have_limits() throws Exception {
        assertThat(refusal(archive().add("a".repeat(101), "x").bytes(), SMALL)).isEqualTo(ZipError.NAME_TOO_LONG);
        assertThat(refusal(archive().add("a/b/c/d/e/f", "x").bytes(), SMALL)).isEqualTo(ZipError.TOO_DEEP);
        byte[] nul = archive().add("x\u0001y", "x").bytes();
        for (int i = 0; i < nul.length - 2; i++) {
            if (nul[i] == 'x' && nul[i + 1] == 1 && nul[i + 2] == 'y') {
                nul[i + 1] = 0;
            }
        }
        assertThat(refusal(nul, SMALL)).isEqualTo(ZipError.NAME_WITH_NUL);
    }

    @Test
    void sizes_have_limits() throws Exception {
        assertThat(refusal(archive().add("big", noise(2_001)).bytes(), SMALL)).isEqualTo(ZipError.ENTRY_TOO_LARGE);
        assertThat(refusal(
                        archive()
                                .add("a", noise(1_900))
                                .add("b", noise(1_900))
                                .add("c", noise(1_900))
                                .bytes(),
                        SMALL))
                .isEqualTo(ZipError.TOTAL_TOO_LARGE);
        ZipLimits roomy = new ZipLimits(10, 1 << 24, 1 << 24, 100, 1_000, 100, 4);
        assertThat(refusal(archive().add("zeroes", new byte[1 << 20]).bytes(), roomy))
                .isEqualTo(ZipError.RATIO_TOO_HIGH);
    }

    @Test
    void more_entries_than_allowed_are_refused_before_they_are_kept() throws Exception {
        EpubBuilder many = archive();
        for (int i = 0; i < 10; i++) {
            many.add("f" + i, "x");
        }
        assertThat(refusal(many.bytes(), SMALL)).isEqualTo(ZipError.TOO_MANY_ENTRIES);
    }

    @Test
    void a_directory_that_lies_about_sizes_is_found_out() throws Exception {
        byte[] bytes = archive().add("liar", noise(3_000)).bytes();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int entry = indexOf(bytes, "liar", 2) - 46;
        assertThat(buffer.getInt(entry)).isEqualTo(0x02014b50);
        buffer.putInt(entry + 24, 10);
        assertThat(refusal(bytes, SMALL)).isEqualTo(ZipError.ENTRY_TOO_LARGE);
        try (HardenedZip zip = HardenedZip.open(file(bytes), SMALL)) {
            assertThatThrownBy(() -> zip.read("liar").readAllBytes()).isInstanceOf(HostileContentException.class);
        }
    }

    @Test
    void entries_on_the_same_bytes_are_refused() throws Exception {
        byte[] bytes = archive().add("twin", "hello").bytes();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int first = indexOf(bytes, "a.txt", 2) - 46;
        int second = indexOf(bytes, "twin", 2) - 46;
        buffer.putInt(second + 42, buffer.getInt(first + 42));
        assertThat(refusal(bytes, SMALL)).isEqualTo(ZipError.OVERLAP);
    }

    @Test
    void links_and_passwords_are_refused() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            ZipArchiveEntry link = new ZipArchiveEntry("link");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(StandardCharsets.US_ASCII));
            zip.closeArchiveEntry();
        }
        assertThat(refusal(out.toByteArray(), SMALL)).isEqualTo(ZipError.SYMLINK);

        byte[] locked = archive().bytes();
        locked[indexOf(locked, "a.txt", 2) - 46 + 8] |= 1;
        assertThat(refusal(locked, SMALL)).isEqualTo(ZipError.ENCRYPTED);
    }

    @Test
    void what_is_no_archive_is_named_so() throws Exception {
        assertThat(refusal(new byte[0], SMALL)).isEqualTo(ZipError.NOT_A_ZIP);
        assertThat(refusal(noise(10_000), SMALL)).isEqualTo(ZipError.NOT_A_ZIP);
        byte[] whole = archive().bytes();
        assertThat(refusal(Arrays.copyOf(whole, whole.length - 30), SMALL)).isEqualTo(ZipError.NOT_A_ZIP);
    }

    @Test
    void a_missing_file_is_not_the_books_fault() {
        assertThatThrownBy(() -> HardenedZip.open(folder.resolve("none"), SMALL))
                .isInstanceOfAny(NoSuchFileException.class, java.io.FileNotFoundException.class);
    }

    private static int indexOf(byte[] bytes, String text, int occurrence) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = -1;
        for (int i = 0; i < occurrence; i++) {
            at = all.indexOf(text, at + 1);
        }
        return at;
    }
}
