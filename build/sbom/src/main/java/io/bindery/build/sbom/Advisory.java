package io.bindery.build.sbom;

import java.util.List;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * A known weakness of a library.
 *
 * @param id its number: CVE or GHSA
 * @param of {@code group:artifact} of each library that has it
 * @param affected the versions, as a Maven range, e.g. {@code [2.0,2.14.0)}
 * @param title what it is about
 * @param source where it is published
 */
record Advisory(String id, List<String> of, String affected, String title, String source) {

    boolean strikes(Part part) {
        if (!of.contains(part.coordinates()) || part.version().isEmpty()) {
            return false;
        }
        try {
            return VersionRange.createFromVersionSpec(affected)
                    .containsVersion(new DefaultArtifactVersion(part.version()));
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(id + " has no range of versions: " + affected, e);
        }
    }
}
