package io.bindery.feeds.onix;

import static org.assertj.core.api.Assertions.assertThat;

import com.tectonica.jonix.common.OnixCodelist;
import com.tectonica.jonix.common.codelist.ContributorRoles;
import com.tectonica.jonix.common.codelist.ProductIdentifierTypes;
import com.tectonica.jonix.common.codelist.TitleTypes;
import com.tectonica.jonix.onix3.DescriptiveDetail;
import com.tectonica.jonix.onix3.Price;
import com.tectonica.jonix.onix3.SubjectCode;
import io.bindery.feeds.onix.product.Slots;
import io.bindery.feeds.onix.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our tables of elements and codes against jonix, from which they were derived. */
class VocabularyTest {

    @Test
    void short_tags_are_known() {
        Map.of(
                        Price.shortname, Price.refname,
                        SubjectCode.shortname, SubjectCode.refname,
                        DescriptiveDetail.shortname, DescriptiveDetail.refname)
                .forEach((tag, name) ->
                        assertThat(Vocabulary.ONIX3.reference(tag)).isEqualTo(name));
        assertThat(Vocabulary.ONIX2.reference("b203")).isEqualTo("TitleText");
        assertThat(Vocabulary.ONIX3.reference("strong")).isEqualTo("strong");
    }

    @Test
    void code_lists_hold_the_codes_that_jonix_knows() {
        assertThat(Vocabulary.codes("17")).hasSameElementsAs(codes(ContributorRoles.values()));
        assertThat(Vocabulary.codes("15")).hasSameElementsAs(codes(TitleTypes.values()));
        assertThat(Vocabulary.codes("5")).hasSameElementsAs(codes(ProductIdentifierTypes.values()));
    }

    private static List<String> codes(OnixCodelist[] list) {
        return Arrays.stream(list).map(OnixCodelist::getCode).toList();
    }

    /** jonix keeps the order of the schema among the single elements of a composite. */
    @Test
    void the_order_of_parts_is_that_of_the_schema_as_far_as_jonix_tells() {
        for (String block : List.of("Product", "DescriptiveDetail", "PublishingDetail", "CollateralDetail")) {
            Vocabulary.Entry entry = Vocabulary.ONIX3.entry(block);
            assertThat(entry).isNotNull();
            List<String> single = new ArrayList<>();
            entry.parts().forEach((name, part) -> {
                if (!part.repeatable()) {
                    single.add(name);
                }
            });
            List<String> ours = new ArrayList<>(Slots.order(block));
            assertThat(ours).as(block).containsAll(entry.parts().keySet());
            ours.retainAll(single);
            assertThat(ours).as(block).isEqualTo(single);
        }
    }
}
