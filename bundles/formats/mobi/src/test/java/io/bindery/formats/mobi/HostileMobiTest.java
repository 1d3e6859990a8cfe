package io.bindery.formats.mobi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.finding.Finding;
import io.bindery.hardened.process.ProcessError;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Books that mean harm. The time limits are there so that a bomb that goes off ends the test; they measure nothing. */
@Timeout(120)
class HostileMobiTest {

    private final MobiHandler handler = new MobiHandler();

    @BeforeAll
    static void tool() {
        Tools.needMobitool();
    }

    @TestFactory
    Stream<DynamicTest> every_hostile_book_gets_its_code() {
        return HostileMobi.all().stream()
                .map(hostile -> DynamicTest.dynamicTest(hostile.trait(), () -> {
                    TestBook book = TestBook.of(
                            "hostile.mobi", KindleTypes.MOBI, hostile.bytes().get());
                    assertThat(said(book)).contains(hostile.code());
                    assertThat(read(book)).isNotEmpty();
                }));
    }

    /** The codes of all findings that reject the book. */
    private List<String> said(TestBook book) throws Exception {
        List<Finding> findings = new ArrayList<>();
        try (TestStepContext context = new TestStepContext()) {
            findings.addAll(handler.validate(book, context).findings());
            assertThat(leftIn(context.workspace())).isEmpty();
        } catch (RejectedException e) {
            findings.addAll(e.findings());
        }
        assertThat(findings)
                .hasSizeLessThan(200)
                .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
        return findings.stream()
                .filter(finding -> finding.severity().rejects())
                .map(Finding::code)
                .toList();
    }

    /** Its metadata and text, or why there are none. */
    private String read(TestBook book) throws Exception {
        StringBuilder all = new StringBuilder();
        try (TestStepContext context = new TestStepContext()) {
            all.append(handler.extractMetadata(book, context));
        } catch (RejectedException e) {
            all.append(e.code().code());
        }
        return all.toString();
    }

    private static List<Path> leftIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** On a machine that has hardly any time for the program, which has the lowest priority, its running time is up first. */
    @Test
    void huffman_codes_that_unpack_without_end_are_stopped() throws Exception {
        TestBook book = TestBook.of("bomb.mobi", KindleTypes.MOBI, HostileMobi.huffBomb());
        try {
            assertThat(said(book)).containsExactly("BND-MOBI-014");
        } catch (RetryableException e) {
            assertThat(e.code()).isEqualTo(ProcessError.TIME_UP);
        }
    }

    @Test
    void text_that_cannot_be_unpacked_is_refused_and_not_given_in_part() {
        TestBook book = TestBook.of("loop.mobi", KindleTypes.MOBI, HostileMobi.huffLoop());
        assertThat(refusedText(book)).isEqualTo(MobiError.TEXT_NOT_REBUILT);
    }

    private ErrorCode refusedText(TestBook book) {
        try (TestStepContext context = new TestStepContext()) {
            StringWriter text = new StringWriter();
            RejectedException refused =
                    catchThrowableOfType(RejectedException.class, () -> handler.extractText(book, text, context));
            assertThat(text.toString()).isEmpty();
            return refused.code();
        }
    }

    @Test
    void a_protected_book_is_never_given_to_a_program() {
        TestBook book = TestBook.of(Corpus.path("mobi/sample-drm-v1.mobi"), KindleTypes.MOBI);
        assertThat(refusedText(book)).isEqualTo(MobiError.PROTECTED);
    }

    @Test
    void tags_that_are_nested_without_end_are_read_all_the_same() throws Exception {
        TestBook book = MobiBuilder.book()
                .text("<html><body>" + "<div><b><font>".repeat(40_000) + "deep" + "<p><i>".repeat(40_000) + "end")
                .build();
        try (TestStepContext context = new TestStepContext()) {
            StringWriter text = new StringWriter();
            handler.extractText(book, text, context);
            assertThat(text.toString()).contains("deep\n").endsWith("end\n\f");
        }
    }

    @Test
    void a_picture_record_of_32_megabytes_is_looked_at_only() throws Exception {
        byte[] giant = new byte[32 << 20];
        byte[] png = Pictures.png(600, 800);
        System.arraycopy(png, 0, giant, 0, png.length);
        TestBook book = MobiBuilder.book().picture(giant).exth(201, 0).build();
        assertThat(said(book)).isEmpty();
        assertThat(read(book)).contains("width=600");
    }
}
