package io.bindery.build.sbom;

import java.util.Comparator;

/**
 * A library of the product.
 *
 * @param group its Maven group; empty if nothing tells it
 * @param artifact its Maven artifact
 * @param version its version; empty if nothing tells it
 * @param sha256 the hash of its jar in hexadecimal; empty if it has no jar of its own in the product, being merged into another
 * @param licence what its manifest says of its licence; empty if nothing
 * @param place where it is: the path in the product, then {@code !} and the path within, for each jar on the way
 */
record Part(String group, String artifact, String version, String sha256, String licence, String place)
        implements Comparable<Part> {

    private static final Comparator<Part> ORDER =
            Comparator.comparing(Part::coordinates).thenComparing(Part::version).thenComparing(Part::place);

    /** {@code group:artifact} */
    String coordinates() {
        return group + ":" + artifact;
    }

    /** https://github.com/package-url/purl-spec */
    String purl() {
        return "pkg:maven/" + group + "/" + artifact + "@" + version;
    }

    @Override
    public int compareTo(Part other) {
        return ORDER.compare(this, other);
    }
}
