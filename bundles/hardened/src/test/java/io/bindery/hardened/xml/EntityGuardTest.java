package io.bindery.hardened.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityGuardTest {

    private static final EntityGuard GUARD = new EntityGuard(new XmlLimits(16 << 20, 10, 1_000, 100_000));

    private static Optional<Finding> check(String text, Charset charset) throws RejectedException, IOException {
        return GUARD.check(new ByteArrayInputStream(text.getBytes(charset)), "a.xml");
    }

    private static RejectedException refusal(String text) {
        RejectedException refused =
                catchThrowableOfType(RejectedException.class, () -> check(text, StandardCharsets.UTF_8));
        assertThat(refused).as(text.substring(0, Math.min(100, text.length()))).isNotNull();
        return refused;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a><b></b><b/><b c='>'>text</b></a>",
                "<a><!-- <b><b><b><b><b><b><b><b><b><b><b><b> --></a>",
                "<a><!----><!-- - -- -></a>",
                "<a><![CDATA[<b><b><b><b><b><b><b><b><b><b><b><b>]]></a>",
                "<a><?pi <b><b><b><b><b><b><b><b><b><b><b><b> ?></a>",
                "<a b='<c><c><c><c><c><c><c><c><c><c><c><c>'/>",
                "<!DOCTYPE a PUBLIC '-//>//' \"<>\"><a/>",
                "not XML: <<<<<<<<<<<<<<<<<<<<",
                "<p>broken<br>mark-up<br><br></p><p><p><p><p><p><p><p><p><p><p><p><p>"
            })
    void what_is_not_nested_is_not_taken_for_it(String xml) throws Exception {
        assertThat(check(xml, StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE b>\n%s",
                "<?xml version='1.0' encoding='iso-8859-1'?>%s",
                "<!DOCTYPE b [<!ENTITY a 'b'>]>%s",
                "<!DOCTYPE b [<!-- ' -->]>%s",
                "<a><!-- ' \" --><c d='\"'/>%s",
                "<a><c>]]></c><?x '?>%s",
                // Names whose sum of characters comes to nothing must not end the watch.
                "<a>\u0001\u0002%s"
            })
    void nesting_is_found_behind_anything(String before) {
        assertThat(refusal(before.formatted("<b>".repeat(20))).code()).isEqualTo(XmlError.TOO_DEEP);
    }

    @Test
    void the_line_is_named() {
        RejectedException refused = refusal("<a>\n\n" + "<b>".repeat(20));
        assertThat(refused.findings().get(0).location().path()).isEqualTo("a.xml");
        assertThat(refused.findings().get(0).location().line()).isEqualTo(3);
    }

    @Test
    void one_piece_of_mark_up_has_limits() {
        String long_ = "x".repeat(MarkupWatch.MAX_TOKEN + 100);
        for (String xml : new String[] {
            "<a><!--" + long_, "<a b='" + long_, "<a>" + long_, "<a><![CDATA[" + long_, "<a><?" + long_, "<" + long_
        }) {
            assertThat(refusal(xml).code()).isEqualTo(XmlError.TOO_COMPLEX);
        }
        assertThat(refusal("<a" + " b='c'".repeat(2_000) + "/>").code()).isEqualTo(XmlError.TOO_COMPLEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[<!ENTITY x SYSTEM 'file:///etc/passwd'>]",
                "[<!ENTITY x SYSTEM 'http://127.0.0.1/'>]",
                "[<!ENTITY % x SYSTEM 'http://127.0.0.1/'>]",
                "[<!ENTITY x SYSTEM '/etc/passwd'>]",
                "[<!ENTITY x SYSTEM '\\\\host\\share'>]",
                "[<!ENTITY x SYSTEM '../../secret'>]",
                "SYSTEM 'file:///etc/passwd'",
                "PUBLIC 'anything' 'file:///etc/passwd'"
            })
    void what_asks_for_something_outside_is_named(String doctype) throws Exception {
        assertThat(check("<!DOCTYPE a " + doctype + "><a/>", StandardCharsets.UTF_8))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo("BND-XML-005"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SYSTEM 'about:legacy-compat'",
                "SYSTEM 'own.dtd'",
                "PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd'",
                "[<!ENTITY x 'y'>]",
                "[<!ENTITY x SYSTEM 'chapter.xml'>]"
            })
    void what_books_have_is_no_fault(String doctype) throws Exception {
        assertThat(check("<!DOCTYPE a " + doctype + "><a/>", StandardCharsets.UTF_8))
                .isEmpty();
    }
}
