package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import java.io.IOException;

/** Mends one kind of fault of a book as a whole. Without state beyond what it is made with. */
interface BookFix {

    /**
     * Mends all faults of the kind, and counts each.
     *
     * @throws RejectedException if nothing can be made of this book
     */
    void mend(MadeBook book) throws RejectedException, IOException;
}
