package io.bindery.formats.comics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.FormatHandler;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.FormatHandlerContract;
import io.bindery.testkit.TestBook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComicHandlerTest extends FormatHandlerContract {

    private final ComicHandler handler = new ComicHandler();

    @Override
    protected FormatHandler handler() {
        return handler;
    }

    @Override
    protected TestBook validBook() {
        return Comic.book(Comic.whole());
    }

    private List<String> found(EpubBuilder archive) throws Exception {
        return validate(Comic.book(archive)).findings().stream()
                .map(finding -> finding.severity().label() + " " + finding.code() + " "
                        + finding.location().path())
                .map(String::strip)
                .toList();
    }

    @Test
    void a_whole_comic_book_has_nothing_to_be_said_of_it() throws Exception {
        assertThat(found(Comic.whole())).isEmpty();
        assertThat(found(Comic.empty().add("1.webp", Comic.webp(800, 1200)).add("2.webp", Comic.webp(1, 1))))
                .isEmpty();
    }

    @Test
    void an_archive_without_a_page_is_refused() throws Exception {
        assertThat(found(Comic.empty().add("ComicInfo.xml", Comic.INFO))).contains("error BND-COMIC-001");
    }

    @Test
    void a_page_that_is_no_picture_is_an_error_and_named() throws Exception {
        byte[] cut = java.util.Arrays.copyOf(Comic.picture("jpg", 30, 40), 10);
        assertThat(found(Comic.whole().add("002.jpg", "not a picture").add("003.jpg", cut)))
                .containsExactly("error BND-COMIC-002 002.jpg", "error BND-COMIC-002 003.jpg");
    }

    @Test
    void a_picture_bomb_is_refused() {
        assertThatThrownBy(() -> validate(Comic.book(Comic.whole().add("002.png", Comic.bomb()))))
                .isInstanceOfSatisfying(RejectedException.class, e -> {
                    assertThat(e.code()).isEqualTo(ComicError.PICTURE_BOMB);
                    assertThat(e.findings().get(0).location().path()).isEqualTo("002.png");
                });
    }

    @Test
    void pages_of_other_kinds_than_their_names_say_and_of_several_kinds_are_noted() throws Exception {
        assertThat(found(Comic.whole().add("003.jpg", Comic.picture("png", 5, 5))))
                .containsExactly("warning BND-COMIC-004 003.jpg", "info BND-COMIC-009");
        assertThat(found(
                        Comic.whole().add("003.jpg", Comic.picture("jpg", 5, 5)).add("004.avif", "avif")))
                .contains("warning BND-COMIC-005 004.avif", "warning BND-COMIC-011 ComicInfo.xml");
    }

    @Test
    void an_archive_in_the_archive_is_an_error() throws Exception {
        assertThat(found(Comic.whole().add("extra.zip", Comic.whole().bytes())))
                .containsExactly("error BND-COMIC-006 extra.zip", "warning BND-COMIC-007 extra.zip");
    }

    @Test
    void stray_files_are_warned_of_and_the_litter_of_systems_is_noted_once() throws Exception {
        assertThat(found(Comic.whole()
                        .add("readme.txt", "scanned by me")
                        .add("__MACOSX/._001.jpg", "x")
                        .add("Thumbs.db", "x")))
                .containsExactlyInAnyOrder("warning BND-COMIC-007 readme.txt", "info BND-COMIC-007 __MACOSX/._001.jpg");
    }

    @Test
    void of_a_thousand_stray_files_some_are_named_and_the_others_counted() throws Exception {
        EpubBuilder archive = Comic.whole();
        for (int i = 0; i < 1_000; i++) {
            archive.add("notes/" + i + ".txt", "x");
        }
        List<Finding> findings = validate(Comic.book(archive)).findings();
        assertThat(findings).hasSize(21);
        assertThat(findings.get(20).message()).contains("980 more");
        assertThat(findings.get(20).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void an_order_that_depends_on_the_reader_is_warned_of() throws Exception {
        byte[] page = Comic.picture("jpg", 5, 5);
        assertThat(found(Comic.empty()
                        .add("page1.jpg", page)
                        .add("page2.jpg", page)
                        .add("page10.jpg", page)))
                .containsExactly("warning BND-COMIC-008");
    }

    @Test
    void metadata_that_cannot_be_read_are_a_warning() throws Exception {
        assertThat(found(Comic.whole().add("ComicInfo.xml", "<ComicInfo><Title>x</ComicInfo>")))
                .containsExactly("warning BND-COMIC-010 ComicInfo.xml");
    }

    @Test
    void hostile_metadata_are_refused() {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        laughs.append("]>\n<ComicInfo><Title>&l9;</Title></ComicInfo>");
        TestBook book = Comic.book(Comic.whole().add("ComicInfo.xml", laughs.toString()));
        assertThatThrownBy(() -> validate(book))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("BND-XML-001"));
        assertThatThrownBy(() -> extract(book)).isInstanceOf(RejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip-slip.zip", "zip-slip-win.zip"})
    void a_climbing_path_is_refused(String file) {
        assertThatThrownBy(() -> validate(TestBook.of(Corpus.path("hostile/" + file), ComicTypes.CBZ)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("BND-ZIP-008"));
    }

    @Test
    void a_page_that_unpacks_a_thousandfold_is_refused() {
        assertThatThrownBy(() -> validate(Comic.book(Comic.whole().add("bomb.jpg", new byte[20 << 20]))))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("BND-ZIP-005"));
    }
}
