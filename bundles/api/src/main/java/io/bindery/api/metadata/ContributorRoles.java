package io.bindery.api.metadata;

import java.util.HashMap;
import java.util.Map;

/**
 * Roles of contributors: the relators of MARC, which EPUB files use, and the codes of ONIX code list 17, which the trade uses.
 * Thread-safe.
 */
public final class ContributorRoles {

    /** ONIX code, then the MARC relator that says the same; of several with the same code or relator, the first is the one to take. */
    private static final String TABLE = """
            A01 aut
            A03 aus
            A04 lbt
            A05 lyr
            A06 cmp
            A07 art
            A08 pht
            A09 cre
            A11 dsr
            A12 ill
            A13 pht
            A15 wpr
            A19 aft
            A20 ann
            A21 cwt
            A23 wfw
            A24 win
            A24 aui
            A30 prg
            A32 ctb
            A36 cov
            A39 ctg
            A43 ivr
            A44 ive
            A47 clr
            A51 res
            B01 edt
            B04 abr
            B05 adp
            B06 trl
            B25 arr
            B27 ths
            C01 com
            C04 cur
            D01 pro
            D02 drt
            D03 cnd
            D04 chr
            E01 act
            E02 dnc
            E03 nrt
            E04 cmm
            E05 sng
            E06 itr
            E07 nrt
            E08 prf
            E09 spk
            E10 pre
            Z99 oth
            """;

    private static final Map<String, String> TO_ONIX = new HashMap<>();
    private static final Map<String, String> TO_MARC = new HashMap<>();

    static {
        TABLE.lines().map(line -> line.split(" ")).forEach(pair -> {
            TO_ONIX.putIfAbsent(pair[1], pair[0]);
            TO_MARC.putIfAbsent(pair[0], pair[1]);
        });
    }

    private ContributorRoles() {}

    /** The code of ONIX list 17 for a MARC relator; the role itself if it is no relator that has one. */
    public static String onix(String role) {
        return TO_ONIX.getOrDefault(role, role);
    }

    /** The MARC relator for a code of ONIX list 17; the role itself if there is none. */
    public static String marc(String role) {
        return TO_MARC.getOrDefault(role, role);
    }
}
