package io.bindery.testkit;

import java.util.List;
import java.util.function.Supplier;

/**
 * A book that means harm, and what must be said of it. Immutable.
 *
 * @param trait what is wrong with it; unique; also the file's name, without ending
 * @param code what the platform must find: the code of the rejection, or of a finding that is an error or worse
 * @param place the file within the book that the finding must name; empty if the fault is that of the book as a whole
 * @param bytes makes it
 */
public record HostileBook(String trait, String code, String place, Supplier<byte[]> bytes) {

    /** The name that its sender gives it. */
    public String fileName() {
        return trait + ".epub";
    }

    /** Books that go up to the limits and are within their rights: nothing may be said of them, nor may they break anything. */
    public static List<HostileBook> allowed() {
        return HostileMarkup.allowed();
    }

    @Override
    public String toString() {
        return trait;
    }

    /** Every book of this kind that the testkit can make. */
    public static List<HostileBook> all() {
        return java.util.stream.Stream.concat(HostileArchives.all().stream(), HostileMarkup.all().stream())
                .toList();
    }
}
