package io.bindery.build.sbom;

import java.time.LocalDate;

/**
 * An advisory that strikes the product and that we have looked at.
 *
 * @param id the advisory's
 * @param of {@code group:artifact} of the library
 * @param reason why it does no harm here
 * @param until when somebody has to look again
 */
record Acknowledgement(String id, String of, String reason, LocalDate until) {

    boolean covers(Advisory advisory, Part part) {
        return id.equals(advisory.id()) && of.equals(part.coordinates());
    }
}
