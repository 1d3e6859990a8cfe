package io.bindery.conversion.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.SmallBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protected and broken books are told from good ones before any program opens them. */
class SourceCheckTest {

    @TempDir
    private Path folder;

    private static @Nullable Object refusal(MediaType type, Path file) throws IOException {
        try {
            Optional<SourceCheck> check = SourceCheck.of(type);
            check.orElseThrow().check(file);
            return null;
        } catch (RejectedException e) {
            assertThat(e.findings()).isNotEmpty();
            return e.code();
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "book", ""), bytes);
    }

    @Test
    void a_mobi_with_drm_is_refused_and_others_are_not() throws Exception {
        for (Path file : Corpus.files("mobi", ".mobi")) {
            Object expected = file.toString().contains("drm") ? SourceError.PROTECTED : null;
            assertThat(refusal(Formats.MOBI, file)).as(file.toString()).isEqualTo(expected);
        }
    }

    @Test
    void a_cut_mobi_is_refused() throws Exception {
        byte[] whole = Files.readAllBytes(Corpus.path("mobi/sample-ncx.mobi"));
        for (int length : List.of(0, 40, 100, whole.length / 2)) {
            assertThat(refusal(Formats.MOBI, file(java.util.Arrays.copyOf(whole, length))))
                    .isEqualTo(SourceError.NOT_OF_ITS_FORMAT);
        }
    }

    @Test
    void encrypted_pdfs_are_refused_and_all_others_are_not() throws Exception {
        String files = Files.readString(Corpus.path("pdf/sample-files/files.json"));
        int encrypted = 0;
        for (Path file : Corpus.files("pdf/sample-files", ".pdf")) {
            Object refusal = refusal(Formats.PDF, file);
            encrypted += refusal == SourceError.PROTECTED ? 1 : 0;
            assertThat(refusal).as(file.toString()).isIn(null, SourceError.PROTECTED);
        }
        assertThat(encrypted).isEqualTo(files.split("\"encrypted\": true", -1).length - 1);
    }

    @Test
    void an_epub_with_a_licence_or_a_cipher_is_refused_and_one_with_hidden_fonts_is_not() throws Exception {
        EpubBuilder lcp = SmallBook.builder().add("META-INF/license.lcpl", "{}");
        assertThat(refusal(Formats.EPUB, file(lcp.bytes()))).isEqualTo(SourceError.PROTECTED);
        EpubBuilder cipher = SmallBook.builder()
                .add(
                        "META-INF/encryption.xml",
                        "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><EncryptedData xmlns='http://www.w3.org/2001/04/xmlenc#'>"
                                + "<EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/></EncryptedData></encryption>");
        assertThat(refusal(Formats.EPUB, file(cipher.bytes()))).isEqualTo(SourceError.PROTECTED);
        assertThat(refusal(Formats.EPUB, Corpus.path("epub/books/wasteland-otf-obf.epub")))
                .isNull();
    }

    @Test
    void a_document_with_a_password_is_refused() throws Exception {
        byte[] compound = new byte[4_096];
        compound[0] = (byte) 0xD0;
        compound[1] = (byte) 0xCF;
        compound[2] = 0x11;
        compound[3] = (byte) 0xE0;
        assertThat(refusal(Formats.DOCX, file(compound))).isEqualTo(SourceError.PROTECTED);
        EpubBuilder odt =
                EpubBuilder.empty().add("content.xml", "?").add("META-INF/manifest.xml", "<manifest:encryption-data/>");
        assertThat(refusal(Formats.ODT, file(odt.bytes()))).isEqualTo(SourceError.PROTECTED);
    }

    @Test
    void texts_are_texts() throws Exception {
        assertThat(refusal(Formats.MARKDOWN, file("# One\n\nIt was.".getBytes())))
                .isNull();
        assertThat(refusal(Formats.HTML, file("<p>It was.</p>".getBytes()))).isNull();
        assertThat(refusal(Formats.HTML, file("It was.".getBytes()))).isEqualTo(SourceError.NOT_OF_ITS_FORMAT);
        assertThat(refusal(Formats.MARKDOWN, file(new byte[100]))).isEqualTo(SourceError.NOT_OF_ITS_FORMAT);
        assertThat(refusal(Formats.MARKDOWN, file(new byte[] {'a', (byte) 0xFF})))
                .isEqualTo(SourceError.NOT_OF_ITS_FORMAT);
        assertThat(refusal(Formats.MARKDOWN, file("[".repeat(100_000).getBytes())))
                .isEqualTo(SourceError.NOT_OF_ITS_FORMAT);
        assertThat(refusal(Formats.FB2, file("<FictionBook/>".getBytes()))).isNull();
        assertThat(refusal(Formats.FB2, file("<other/>".getBytes()))).isEqualTo(SourceError.NOT_OF_ITS_FORMAT);
    }

    @Test
    void archives_that_climb_are_refused_everywhere() throws Exception {
        for (Path file : Corpus.files("hostile", ".zip")) {
            for (MediaType type : List.of(Formats.EPUB, Formats.DOCX, Formats.ODT)) {
                assertThatCode(() -> assertThat(refusal(type, file)).isNotNull())
                        .doesNotThrowAnyException();
            }
        }
    }
}
