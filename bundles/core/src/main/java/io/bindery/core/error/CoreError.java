package io.bindery.core.error;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.job.Failure;

/** The platform's own error codes. */
public enum CoreError implements ErrorCode {
    NOT_A_BOOK(
            "BND-BOOK-001",
            "The file is of no format that is a book, or is damaged beyond recognition.",
            "Send the book as EPUB or another supported format; open the file on your own computer to see that it is whole."),
    FORMAT_RULES_BROKEN(
            "BND-BOOK-002",
            "The book breaks rules of its format that it must keep.",
            "Mend what the findings name and send the book again."),
    EMPTY_FILE(
            "BND-BOOK-004", "The file is empty.", "Check that the book was written and sent whole, and send it again."),
    NAME_BELIES_CONTENT(
            "BND-BOOK-005",
            "The file is of another format than the ending of its name says.",
            "Give the file the ending of its format, or send the file that was meant."),
    INFECTED(
            "BND-SCAN-001",
            "The scanner found malware in the file.",
            "Do not open the file. Find out where it comes from, and send a clean copy; if the scanner is wrong, tell its maker and"
                    + " replay the job when its signatures are mended."),
    QUALITY_TOO_LOW(
            "BND-BOOK-003",
            "A quality check found the book not fit for sale.",
            "Mend what the findings name and send the book again."),
    FEED_REFUSED(
            "BND-FEED-001",
            "A message about products held none that could be taken in.",
            "Mend what the findings name and send the message again."),
    FEED_SUMMARY(
            "BND-FEED-002",
            "A message about products was taken in; this says what became of them.",
            "Nothing is to be done."),
    FEED_FROM_THE_FUTURE(
            "BND-FEED-003",
            "A message says that it was sent at a time that is still to come. The time of its arrival counts instead, or nothing that"
                    + " comes later could take its place.",
            "Set the clock of the system that writes the messages."),
    FEED_MORE_FINDINGS(
            "BND-FEED-004",
            "A message has more faults than are kept.",
            "Mend those that are told and send the message again."),
    FEED_UNKNOWN_PRODUCT(
            "BND-FEED-005",
            "A message takes back, or updates in part, a product of which its sender has told nothing before.",
            "Send the product whole; if it was never sent here, nothing is to be done."),
    PLUGIN_FAILED(
            "BND-PLUGIN-001",
            "A plugin failed in a way that it did not foresee.",
            "Report it to the plugin's maker with the log of this job; replay the job after an update, or remove the plugin."),
    PLUGIN_TIMED_OUT(
            "BND-PLUGIN-002",
            "A plugin did not finish within the time limit of its step.",
            "Replay the job; if it happens again, raise the step's time limit (timeLimits of io.bindery.core.engine) or report"
                    + " it to the plugin's maker."),
    PLUGIN_GAVE_NOTHING(
            "BND-PLUGIN-003",
            "A plugin answered null, which its contract forbids.",
            "Report it to the plugin's maker; replay the job after an update, or remove the plugin."),
    PLUGIN_UNTRUE(
            "BND-PLUGIN-004",
            "A plugin's answer breaks its contract: it holds null, speaks in the name of others, or is too large to be kept.",
            "Report it to the plugin's maker; replay the job after an update, or remove the plugin."),
    PLUGIN_LEFT_THREADS(
            "BND-PLUGIN-005",
            "A plugin left more threads running after its calls than it may (threadsLeft of io.bindery.core.plugins).",
            "Report it to the plugin's maker; restart Bindery to be rid of the threads, then replay the job."),
    PLUGIN_FILLED_WORKSPACE(
            "BND-PLUGIN-006",
            "A plugin wrote more bytes into its workspace than it may (workspaceMegabytes of io.bindery.core.engine).",
            "If the book is that large, raise the limit and replay the job; else report it to the plugin's maker."),
    NO_COVER(
            "BND-COVER-001",
            "The book's cover could not be taken out of it; the book is here all the same.",
            "See the message. Send the book with a cover picture in JPEG, PNG, GIF or WebP of at most 16 MiB; then replay the job."),
    NO_CONVERTER(
            "BND-CONVERT-001",
            "No plugin is here that makes a book of this format into the wanted one.",
            "Drop a converter for it into the deploy folder and replay the job, or take the format out of targets in"
                    + " io.bindery.core.conversion."),
    NO_PROOF(
            "BND-CONVERT-002",
            "No plugin is here that can tell whether a file of the wanted format is sound, so none is made.",
            "Drop a plugin that handles the format into the deploy folder and replay the job."),
    WORDS_MISSING(
            "BND-CONVERT-003",
            "What a converter made does not hold all the book's text in its order.",
            "Look at the place that is named, in the book and in what another program makes of it; report it to the converter's maker."),
    PRODUCT_UNSOUND(
            "BND-CONVERT-004",
            "What a converter made breaks the rules of its own format.",
            "The findings say where. Report it to the converter's maker; simplify the book there, if you can, and replay the job."),
    ATTEMPTS_SPENT(
            "BND-JOB-001",
            "The job was tried as often as is allowed and never came further.",
            "Look at the job's history for the reason of each attempt, remove it, and replay the job."),
    STORE_UNAVAILABLE(
            "BND-STORE-001",
            "The database or the store of bytes could not be used.",
            "Nothing is lost: the job goes on by itself when the store is back. If it stays away, run `bindery doctor`."),
    BYTES_CORRUPT(
            "BND-STORE-002",
            "The stored bytes of the book are gone or have changed on disk.",
            "Check the disk, restore blobs/ from a backup or send the book again, then replay the job."),
    DISK_FULL(
            "BND-STORE-003",
            "A disk that the platform works on is full.",
            "Nothing is lost: free some space, and the job goes on by itself. `bindery doctor` names the disk."),
    HASH_DIFFERS(
            "BND-INTAKE-001",
            "The bytes do not have the SHA-256 that their sender gave.",
            "The transfer was damaged or the hash is of another file: send the book again."),
    PLATFORM_DEFECT(
            "BND-CORE-001",
            "A part of Bindery itself failed.",
            "Report it with the log of this job, then replay the job."),
    OUT_OF_MEMORY(
            "BND-CORE-002",
            "There was no memory left while a plugin that had taken little itself was at work.",
            "The job is tried again by itself. If it happens often, raise BINDERY_MAX_HEAP, or look in the log for the plugin that"
                    + " takes the memory.");

    private final String code;
    private final String cause;
    private final String remedy;

    CoreError(String code, String cause, String remedy) {
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    /** The failure of one job for this reason. */
    public Failure failure(String message) {
        return new Failure(code, message, remedy);
    }
}
