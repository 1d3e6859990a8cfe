package io.bindery.api.feed;

import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataPatch;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message tells of one product. Immutable.
 *
 * @param reference the sender's name for the record, the same in all messages about this product; empty if it cannot be read
 * @param notice what is to be done with it
 * @param sender who says it, in a form that stays the same from message to message; not blank
 * @param sentAt when it was said, by the message's own account; null if the message does not say
 * @param identifiers which product, the best first; may be empty for a {@link Notice#DELETE} that names the record only
 * @param patch what it says; each statement's origin begins with the part of the record that it is from
 * @param parts for a {@link Notice#UPDATE}, the parts of the record that it brings anew: what an earlier message stated with an origin
 *     in another part still holds
 * @param findings what is wrong with it; an error or worse says that it is not to be taken in
 */
public record FeedProduct(
        String reference,
        Notice notice,
        String sender,
        @Nullable Instant sentAt,
        List<Identifier> identifiers,
        MetadataPatch patch,
        Set<String> parts,
        List<Finding> findings) {

    /** What is to be done with a record (ONIX code list 1). */
    public enum Notice {
        /** It replaces all that this sender said of the product before. */
        COMPLETE,
        /** It replaces the parts that it brings. */
        UPDATE,
        /** The sender takes back what was said of the product. */
        DELETE,
        /** It is a test: it is read, and not kept. */
        TEST
    }

    public FeedProduct {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(notice, "notice");
        if (sender.isBlank()) {
            throw new IllegalArgumentException("a product of a feed needs a sender");
        }
        identifiers = List.copyOf(identifiers);
        Objects.requireNonNull(patch, "patch");
        parts = Set.copyOf(parts);
        findings = List.copyOf(findings);
    }

    /** Whether it can be taken in: no finding is an error or worse. */
    public boolean usable() {
        return findings.stream().noneMatch(finding -> finding.severity().rejects());
    }

    /** The part of the record that an origin lies in: all before the first {@code /}. */
    public static String part(String origin) {
        int slash = origin.indexOf('/');
        return slash < 0 ? origin : origin.substring(0, slash);
    }
}
