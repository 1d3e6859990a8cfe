package io.bindery.build.sbom;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;

/** The parts of a product as CycloneDX 1.6 in JSON (ECMA-424). The same parts give the same bytes. */
final class BillOfMaterials {

    private BillOfMaterials() {}

    static String json(String version, Date at, List<Part> parts) throws GeneratorException {
        Bom bom = new Bom();
        Metadata metadata = new Metadata();
        metadata.setTimestamp(at);
        Component product = new Component();
        product.setType(Component.Type.APPLICATION);
        product.setGroup("io.bindery");
        product.setName("bindery");
        product.setVersion(version);
        product.setPurl("pkg:maven/io.bindery/io.bindery.karaf-assembly@" + version + "?type=tar.gz");
        product.setBomRef("bindery");
        metadata.setComponent(product);
        bom.setMetadata(metadata);
        StringBuilder identity = new StringBuilder(version);
        int number = 0;
        for (Part part : parts) {
            identity.append('\n').append(part);
            bom.addComponent(component(part, "part-" + number++));
        }
        UUID serial = UUID.nameUUIDFromBytes(identity.toString().getBytes(StandardCharsets.UTF_8));
        bom.setSerialNumber("urn:uuid:" + serial);
        return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString();
    }

    private static Component component(Part part, String reference) {
        Component component = new Component();
        boolean program = part.coordinates().equals("org.postgresql:server");
        component.setType(program ? Component.Type.APPLICATION : Component.Type.LIBRARY);
        component.setGroup(part.group());
        component.setName(part.artifact());
        component.setVersion(part.version());
        component.setBomRef(reference);
        if (program) {
            component.setCpe("cpe:2.3:a:postgresql:postgresql:" + part.version() + ":*:*:*:*:*:*:*");
            component.setPurl("pkg:generic/postgresql@" + part.version());
        } else if (!part.group().isEmpty()) {
            component.setPurl(part.purl());
        }
        if (!part.sha256().isEmpty()) {
            component.addHash(new Hash(Hash.Algorithm.SHA_256, part.sha256()));
        }
        if (!part.licence().isEmpty()) {
            License licence = new License();
            if (part.licence().startsWith("http")) {
                licence.setName(part.licence());
                licence.setUrl(part.licence());
            } else {
                licence.setName(part.licence());
            }
            LicenseChoice choice = new LicenseChoice();
            choice.addLicense(licence);
            component.setLicenses(choice);
        }
        Property place = new Property();
        place.setName("bindery:place");
        place.setValue(part.place());
        component.addProperty(place);
        return component;
    }
}
