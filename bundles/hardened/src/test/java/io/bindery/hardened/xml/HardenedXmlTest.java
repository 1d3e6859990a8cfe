package io.bindery.hardened.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bindery.api.error.RejectedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

class HardenedXmlTest {

    private static final XmlLimits SMALL = new XmlLimits(100_000, 50, 1_000, 20_000);

    private static String text(String xml) throws Exception {
        StringBuilder text = new StringBuilder();
        HardenedXml.parse(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                "a.xml",
                new DefaultHandler2() {
                    @Override
                    public void characters(char[] chars, int start, int length) {
                        text.append(chars, start, length);
                    }
                },
                SMALL);
        return text.toString();
    }

    private static String textOrFault(String xml) throws Exception {
        try {
            return text(xml);
        } catch (SAXException e) {
            return e.getMessage();
        }
    }

    private static XmlError refusal(String xml) {
        RejectedException rejected = catchThrowableOfType(RejectedException.class, () -> text(xml));
        assertThat(rejected).isNotNull();
        assertThat(rejected.findings().get(0).location().path()).isEqualTo("a.xml");
        return (XmlError) rejected.code();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html>",
                "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd'>",
                "<!DOCTYPE html SYSTEM 'somewhere.dtd' [<!ENTITY own 'x'>]>"
            })
    void named_characters_work_under_any_doctype(String doctype) throws Exception {
        assertThat(text(doctype + "<html>a&nbsp;b&mdash;&eacute;&amp;</html>")).isEqualTo("a\u00a0b\u2014\u00e9&");
    }

    @Test
    void own_entities_work_within_bounds() throws Exception {
        assertThat(text("<!DOCTYPE x [<!ENTITY a 'hello'>]><x>&a;</x>")).isEqualTo("hello");
    }

    @Test
    void no_local_file_is_read(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        Path dtd = Files.writeString(folder.resolve("dtd"), "<!ENTITY x 'SECRET'>");
        assertThat(text("<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><a>&x;</a>"))
                .doesNotContain("SECRET");
        assertThat(text("<!DOCTYPE a [<!ENTITY % p SYSTEM '" + dtd.toUri() + "'> %p;]><a>none</a>"))
                .isEqualTo("none");
        assertThat(textOrFault("<!DOCTYPE a SYSTEM '" + dtd.toUri() + "'><a>&x;</a>"))
                .doesNotContain("SECRET");
    }

    @Test
    void bombs_are_refused() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>");
        }
        assertThat(refusal(laughs + "]><x>&l9;</x>")).isEqualTo(XmlError.ENTITY_BOMB);
        assertThat(refusal("<!DOCTYPE x [<!ENTITY a '" + "y".repeat(1_000) + "'>]><x>" + "&a;".repeat(100) + "</x>"))
                .isEqualTo(XmlError.ENTITY_BOMB);
        assertThat(refusal("<a>".repeat(60) + "</a>".repeat(60))).isEqualTo(XmlError.TOO_DEEP);
        assertThat(refusal("<a>" + "x".repeat(100_001) + "</a>")).isEqualTo(XmlError.TOO_LARGE);
    }

    @Test
    void malformed_text_is_the_callers_to_judge() {
        assertThatThrownBy(() -> text("<a><b></a>")).isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> text("")).isInstanceOf(SAXException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "IBM037"})
    void the_guard_sees_a_bomb_in_any_encoding(String encoding) {
        String bomb = "<?xml version='1.0' encoding='" + encoding + "'?><!DOCTYPE x [<!ENTITY a '" + "y".repeat(1_000)
                + "'>]><x>" + "&a;".repeat(100) + "</x>";
        byte[] bytes = bomb.getBytes(Charset.forName(encoding));
        assertThatThrownBy(() -> new EntityGuard(SMALL).check(new ByteArrayInputStream(bytes), "a.xml"))
                .isInstanceOf(RejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text with &a; in it",
                "<a><b></a>",
                "<!DOCTYPE html><html>&nbsp;</html>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///none'>]><a>&x;</a>"
            })
    void the_guard_lets_pass_what_does_no_harm(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        assertThatCode(() -> new EntityGuard(SMALL).check(new ByteArrayInputStream(bytes), "a"))
                .doesNotThrowAnyException();
    }
}
