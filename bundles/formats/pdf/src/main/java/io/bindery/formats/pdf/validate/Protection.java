package io.bindery.formats.pdf.validate;

import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.OpenPdf;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;

/** Says how a PDF is protected and what its owner does not permit (ISO 32000-2, table 22). */
final class Protection {

    private Protection() {}

    static void check(OpenPdf pdf, Findings findings) {
        pdf.encryption().ifPresent(encryption -> {
            List<String> denied = denied(pdf.permission());
            findings.add(
                    PdfError.ENCRYPTED,
                    "encrypted with " + method(encryption) + "; "
                            + (denied.isEmpty()
                                    ? "everything is permitted"
                                    : "not permitted: " + String.join(", ", denied)));
            if (!pdf.mayExtract()) {
                findings.add(PdfError.EXTRACTION_DENIED, PdfError.EXTRACTION_DENIED.cause());
            }
        });
    }

    /** ISO 32000-2, tables 20 and 21. */
    private static String method(PDEncryption encryption) {
        return switch (encryption.getVersion()) {
            case 1 -> "RC4 of 40 bits";
            case 2 -> "RC4 of " + encryption.getLength() + " bits";
            case 4 -> "a crypt filter of 128 bits";
            case 5 -> "AES of 256 bits";
            default -> "method " + encryption.getVersion();
        };
    }

    private static List<String> denied(AccessPermission permission) {
        List<String> denied = new ArrayList<>();
        if (!permission.canPrint()) {
            denied.add("printing");
        }
        if (!permission.canModify()) {
            denied.add("changes");
        }
        if (!permission.canExtractContent()) {
            denied.add("taking text and pictures out");
        }
        if (!permission.canModifyAnnotations()) {
            denied.add("annotations");
        }
        if (!permission.canFillInForm()) {
            denied.add("filling in forms");
        }
        if (!permission.canAssembleDocument()) {
            denied.add("rearranging pages");
        }
        return denied;
    }
}
