package io.bindery.core.intake;

/**
 * A book that lies elsewhere. Immutable.
 *
 * @param place where it lies, as a person would look for it, e.g. {@code s3://acme-in/books/a.epub}
 * @param identity what is the same when the same file is seen again, and another when another file has come to its place: its place with
 *     its version, or with its size and time; any length
 * @param fileName its name without folders, as the sender gave it
 * @param sizeBytes how many bytes it has; -1 if nobody knows
 */
public record RemoteBook(String place, String identity, String fileName, long sizeBytes) {}
