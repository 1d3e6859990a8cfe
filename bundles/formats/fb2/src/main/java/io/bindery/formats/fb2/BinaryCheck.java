package io.bindery.formats.fb2;

import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.prose.FindingList;
import io.bindery.prose.PictureSize;
import io.bindery.prose.ProseError;
import java.util.Locale;

/** Checks one {@code <binary>}: valid Base64, of the type that is declared, and no monster of a picture. */
final class BinaryCheck {

    private final String id;
    private final String type;
    private final Location at;
    private final Base64Reader base64 = new Base64Reader(PictureSize.HEAD);

    BinaryCheck(String id, String type, Location at) {
        this.id = id;
        this.type = type.strip().toLowerCase(Locale.ROOT);
        this.at = at;
    }

    void more(char[] chars, int start, int length) {
        base64.more(chars, start, length);
    }

    void end(FindingList findings) {
        if (!base64.valid()) {
            findings.add(Fb2Error.BAD_BINARY, Severity.ERROR, "the picture \"" + id + "\" cannot be decoded", at);
            return;
        }
        byte[] head = base64.head();
        String found = type(head);
        String declared = type.equals("image/jpg") ? "image/jpeg" : type;
        if (!found.equals(declared)) {
            String message = "\"" + id + "\" is declared as " + type + " and is "
                    + (found.isEmpty() ? "no JPEG, PNG or GIF" : found);
            findings.add(Fb2Error.BINARY_TYPE, Severity.WARNING, message, at);
        }
        PictureSize.of(head)
                .filter(PictureSize::monstrous)
                .ifPresent(size -> findings.add(
                        ProseError.PICTURE_BOMB,
                        Severity.ERROR,
                        "\"" + id + "\" says that it is " + size.width() + " x " + size.height() + " pixels large",
                        at));
    }

    /** FictionBook 2.1 has JPEG and PNG; readers show GIF as well. */
    private static String type(byte[] head) {
        if (head.length > 3 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xD8) {
            return "image/jpeg";
        }
        if (head.length > 3 && (head[0] & 0xFF) == 0x89 && head[1] == 'P' && head[2] == 'N' && head[3] == 'G') {
            return "image/png";
        }
        return head.length > 3 && head[0] == 'G' && head[1] == 'I' && head[2] == 'F' ? "image/gif" : "";
    }
}
