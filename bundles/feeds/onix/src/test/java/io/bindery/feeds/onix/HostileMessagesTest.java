package io.bindery.feeds.onix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.feed.FeedProduct;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.MetadataField;
import io.bindery.testkit.TestStepContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that are broken, careless or evil. The tests run with little memory. */
class HostileMessagesTest {

    private static final String GOOD_1 = Messages.product("r1", "9780141439587", "");
    private static final String GOOD_2 = Messages.product("r2", "9780316769488", "");
    private static final String GOOD_4 = Messages.product("r4", "9780007232833", "");
    private static final String GOOD_5 = Messages.product("r5", "9781576753422", "");
    private static final String BAD = Messages.product("r3", "9780415671897", "");

    private static void onlyTheThirdIsBad(String message, OnixError error) throws Exception {
        onlyTheThirdIsBad(Messages.read(message), error);
    }

    private static void onlyTheThirdIsBad(Messages.Read read, OnixError error) {
        assertThat(read.products()).extracting(FeedProduct::usable).containsExactly(true, true, false, true, true);
        assertThat(read.products().get(2).findings()).anySatisfy(it -> {
            assertThat(it.code()).isEqualTo(error.code());
            assertThat(it.location().path()).isEqualTo("r3");
            assertThat(it.location().line()).isEqualTo(6);
        });
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void a_product_that_is_not_well_formed_spoils_itself_only() throws Exception {
        for (String broken : List.of(
                BAD.replace("</TitleText>", ""),
                BAD.replace("<TitleText>", "<TitleText a=\"1\" a=\"2\">"),
                BAD.replace("<TitleText>", "<TitleText a=\"1>"),
                BAD.replace("Title of", "AT&T < Co"),
                BAD.replace("</DescriptiveDetail></Product>", ""),
                BAD.replace("Title of", "Title &unknown; of"))) {
            onlyTheThirdIsBad(Messages.onix3(GOOD_1, GOOD_2, broken, GOOD_4, GOOD_5), OnixError.NOT_WELL_FORMED);
        }
    }

    @Test
    void bytes_of_another_encoding_spoil_their_product_only() throws Exception {
        String message = Messages.onix3(GOOD_1, GOOD_2, BAD.replace("Title of", "Caf\u00E9"), GOOD_4, GOOD_5);
        byte[] latin1 = message.getBytes(StandardCharsets.ISO_8859_1);
        onlyTheThirdIsBad(Messages.read(Messages.message(latin1)), OnixError.WRONG_ENCODING);

        byte[] declared = message.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1);
        List<FeedProduct> products = Messages.read(Messages.message(declared)).products();
        assertThat(Messages.metadata(products.get(2).patch()).title()).contains("Caf\u00E9 r3");

        byte[] wide = message.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
        assertThat(Messages.read(Messages.message(wide)).products()).hasSize(5).allMatch(FeedProduct::usable);
    }

    @Test
    void comments_and_sections_are_no_products() throws Exception {
        Messages.Read read = Messages.read(Messages.onix3(
                "<!-- " + GOOD_1 + " -->",
                GOOD_2.replace("Title of r2", "<![CDATA[</Product><Product>]]>"),
                GOOD_4.replace("<DescriptiveDetail>", "<!-- </Product> --><DescriptiveDetail>")));
        assertThat(read.products()).extracting(FeedProduct::reference).containsExactly("r2", "r4");
        assertThat(read.products()).allMatch(FeedProduct::usable);
    }

    @Test
    void a_message_that_is_cut_off_is_told() throws Exception {
        String whole = Messages.onix3(GOOD_1, GOOD_2);
        Messages.Read read = Messages.read(whole.substring(0, whole.indexOf("r2</Rec") + 40));
        assertThat(read.products()).extracting(FeedProduct::usable).containsExactly(true, false);
        assertThat(read.findings()).extracting(Finding::code).containsExactly(OnixError.CUT_OFF.code());
    }

    @Test
    void a_file_outside_is_not_read_and_entities_do_not_explode() throws Exception {
        Path secret = Path.of("/etc/hostname");
        String outside = Messages.onix3(GOOD_1.replace("Title of", "&x;"))
                .replace(
                        "<ONIXMessage",
                        "<!DOCTYPE ONIXMessage [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><ONIXMessage");
        assertThatThrownBy(() -> Messages.read(outside))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("BND-XML-005"));

        StringBuilder laughs = new StringBuilder("<!DOCTYPE ONIXMessage [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 20; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String bomb =
                Messages.onix3(GOOD_1.replace("Title of", "&l19;")).replace("<ONIXMessage", laughs + "]><ONIXMessage");
        assertThatThrownBy(() -> Messages.read(bomb))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("BND-XML-001"));
    }

    @Test
    void the_dtd_of_onix_2_is_not_fetched_and_its_characters_are_known() throws Exception {
        String old = """
                <?xml version="1.0"?>
                <!DOCTYPE ONIXMessage SYSTEM "http://127.0.0.1:1/onix-international.dtd">
                <ONIXMessage><Header><FromCompany>Press</FromCompany><SentDate>20260102</SentDate></Header>
                <Product><RecordReference>r1</RecordReference><NotificationType>03</NotificationType><ISBN>0141439580</ISBN>
                <ProductForm>BC</ProductForm><DistinctiveTitle>Caf&eacute;</DistinctiveTitle></Product></ONIXMessage>
                """;
        FeedProduct product = Messages.read(old).only();
        assertThat(product.usable()).as("%s", product.findings()).isTrue();
        assertThat(Messages.metadata(product.patch()).title()).contains("Caf\u00E9");
        assertThat(product.identifiers()).extracting("value").containsExactly("9780141439587");
    }

    @Test
    void a_description_of_a_gigabyte_is_refused_and_the_next_product_is_read() throws Exception {
        String message = Messages.onix3(GOOD_1, BAD, GOOD_4);
        int at = message.indexOf("Title of r3");
        Endless book = new Endless(message.substring(0, at), 1L << 30, message.substring(at));
        List<FeedProduct> products = new ArrayList<>();
        try (TestStepContext context = new TestStepContext()) {
            new OnixFeed().read(book, products::add, context);
        }
        assertThat(products).extracting(FeedProduct::usable).containsExactly(true, false, true);
        assertThat(products.get(1).findings()).extracting(Finding::code).containsExactly(OnixError.TOO_LARGE.code());
        assertThat(products.get(1).reference()).isEqualTo("r3");
    }

    @Test
    void ten_thousand_contributors_are_refused_and_a_thousand_are_not() throws Exception {
        String one = "<Contributor><ContributorRole>A01</ContributorRole><PersonName>N%d</PersonName></Contributor>";
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append(one.formatted(i));
        }
        String thousand = many.substring(
                0, many.indexOf("<Contributor><ContributorRole>A01</ContributorRole><PersonName>N1000<"));
        Messages.Read read = Messages.read(Messages.onix3(
                Messages.product("r1", "9780141439587", many.toString()),
                Messages.product("r2", "9780316769488", thousand)));
        assertThat(read.products()).extracting(FeedProduct::usable).containsExactly(false, true);
        assertThat(read.products().get(0).findings()).extracting(Finding::code).contains(OnixError.TOO_LARGE.code());
        assertThat(Messages.metadata(read.products().get(1).patch()).all(MetadataField.CONTRIBUTORS))
                .hasSize(1_000);
    }

    @Test
    void letters_that_look_like_digits_are_no_isbn() throws Exception {
        for (String isbn :
                List.of("97801414395\u0665\u0667", "\uFF19780141439587", "978014143958\u01B7", "97801414395O7")) {
            FeedProduct product = Messages.read(Messages.onix3(Messages.product("r1", isbn, "")))
                    .only();
            assertThat(product.usable()).as(isbn).isFalse();
            assertThat(product.findings()).extracting(Finding::code).contains(OnixError.BAD_IDENTIFIER.code());
        }
    }

    @Test
    void dates_that_no_calendar_has_are_told_and_kept_as_they_are() throws Exception {
        for (String date : List.of("00000000", "20260231", "20261301", "0000-00-00", "soon")) {
            String product = GOOD_1.replace(
                    "</Product>",
                    "<PublishingDetail><Publisher><PublishingRole>01</PublishingRole><PublisherName>P</PublisherName></Publisher>"
                            + "<PublishingDate><PublishingDateRole>01</PublishingDateRole><Date>" + date
                            + "</Date></PublishingDate></PublishingDetail></Product>");
            FeedProduct read = Messages.read(Messages.onix3(product)).only();
            assertThat(read.usable()).isTrue();
            assertThat(read.findings()).extracting(Finding::code).containsExactly(OnixError.BAD_VALUE.code());
            assertThat(Messages.metadata(read.patch()).first(MetadataField.PUBLICATION_DATE))
                    .isEmpty();
            assertThat(Messages.export(Messages.metadata(read.patch()))).contains("<Date>" + date + "</Date>");
        }
    }

    @Test
    void right_to_left_and_combining_characters_stay_as_they_are() throws Exception {
        String title = "\u05E9\u05DC\u05D5\u05DD e\u0301 \uD83D\uDCDA";
        FeedProduct product = Messages.read(Messages.onix3(GOOD_1.replace("Title of r1", title)))
                .only();
        assertThat(Messages.metadata(product.patch()).title()).contains(title);
        assertThat(Messages.export(Messages.metadata(product.patch()))).contains(title);
    }

    @Test
    void what_a_product_must_have_is_missed() throws Exception {
        String none = "<Product><RecordReference>r1</RecordReference><NotificationType>77</NotificationType></Product>";
        assertThat(Messages.read(Messages.onix3(none)).only().findings())
                .extracting(Finding::code)
                .contains(OnixError.UNKNOWN_NOTICE.code(), OnixError.MISSING.code());
        String unnamed = GOOD_1.replace("<RecordReference>r1</RecordReference>", "");
        assertThat(Messages.read(Messages.onix3(unnamed)).only().usable()).isFalse();
    }

    /** A message with a text in its middle that is made while it is read. */
    private record Endless(String before, long letters, String after) implements BookContent {
        @Override
        public String fileName() {
            return "long.xml";
        }

        @Override
        public MediaType mediaType() {
            return OnixFeed.ONIX;
        }

        @Override
        public long size() {
            return letters;
        }

        @Override
        public String sha256() {
            return "0".repeat(64);
        }

        @Override
        public Path file() {
            throw new UnsupportedOperationException("it is nowhere");
        }

        @Override
        public InputStream open() {
            InputStream middle = new InputStream() {
                private long left = letters;

                @Override
                public int read() {
                    return left-- > 0 ? 'x' : -1;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    if (left <= 0) {
                        return -1;
                    }
                    int count = (int) Math.min(left, length);
                    java.util.Arrays.fill(buffer, offset, offset + count, (byte) 'x');
                    left -= count;
                    return count;
                }
            };
            return new SequenceInputStream(Collections.enumeration(List.of(bytes(before), middle, bytes(after))));
        }

        private static InputStream bytes(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
