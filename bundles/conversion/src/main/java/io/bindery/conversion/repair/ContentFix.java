package io.bindery.conversion.repair;

/** Mends one kind of fault in one document. Without state; safe for use by several threads. */
interface ContentFix {

    /** Mends all faults of the kind, and counts each. */
    void mend(ContentDocument document);
}
