package io.bindery.feeds.onix.product;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each part of a record stands, in the order of the schemas of ONIX 3.0 and 3.1. Parts of the product itself and of its blocks 1, 2,
 * 4 and 5 are handled one by one; the other blocks as wholes.
 */
public final class Slots {

    /** Stands for the product itself. */
    public static final String PRODUCT = "Product";

    /** The blocks whose parts are handled one by one. */
    public static final List<String> BLOCKS =
            List.of("DescriptiveDetail", "CollateralDetail", "PublishingDetail", "RelatedMaterial");

    private static final Map<String, List<String>> ORDER = Map.of(
            PRODUCT,
            words(
                    "RecordReference NotificationType DeletionText RecordSourceType RecordSourceIdentifier RecordSourceName"
                            + " ProductIdentifier Barcode DescriptiveDetail CollateralDetail PromotionDetail ContentDetail"
                            + " PublishingDetail RelatedMaterial ProductionDetail ProductSupply"),
            "DescriptiveDetail",
            words(
                    "ProductComposition ProductForm ProductFormDetail ProductFormFeature ProductPackaging ProductFormDescription"
                            + " TradeCategory PrimaryContentType ProductContentType Measure CountryOfManufacture"
                            + " EpubTechnicalProtection EpubUsageConstraint EpubLicense MapScale ProductClassification ProductPart"
                            + " Collection NoCollection TitleDetail ThesisType ThesisPresentedTo ThesisYear Contributor"
                            + " ContributorStatement NoContributor Event EditionType EditionNumber EditionVersionNumber"
                            + " EditionStatement NoEdition ReligiousText Language Extent Illustrated NumberOfIllustrations"
                            + " IllustrationsNote AncillaryContent Subject NameAsSubject Audience AudienceRange AudienceDescription"
                            + " Complexity"),
            "CollateralDetail",
            words("TextContent CitedContent SupportingResource Prize"),
            "PublishingDetail",
            words(
                    "Imprint Publisher CityOfPublication CountryOfPublication ProductContact PublishingStatus PublishingStatusNote"
                            + " PublishingDate LatestReprintNumber CopyrightStatement SalesRights ROWSalesRightsType"),
            "RelatedMaterial",
            words("RelatedWork RelatedProduct"));

    private static final Map<String, String> PLACES = places();

    private Slots() {}

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    private static Map<String, String> places() {
        Map<String, String> places = new HashMap<>();
        ORDER.forEach((block, parts) -> parts.forEach(part -> places.put(part, block)));
        return places;
    }

    /** The parts of a block, or of the product, in their order. */
    public static List<String> order(String block) {
        return ORDER.getOrDefault(block, List.of());
    }

    /** The block that a part stands in, {@link #PRODUCT} if it stands in none; null if it stands nowhere. */
    public static @Nullable String blockOf(String part) {
        return PLACES.get(part);
    }

    /** Where a statement is from: the block, or the part if it stands in none, then the part. */
    static String origin(String part) {
        String block = PLACES.getOrDefault(part, PRODUCT);
        return block.equals(PRODUCT) ? part : block + "/" + part;
    }
}
