package io.bindery.core.calls;

import io.bindery.api.finding.Finding;
import io.bindery.api.store.StoredBlob;
import java.util.List;

/**
 * What a converter made. Immutable.
 *
 * @param blob the stored bytes
 * @param mended what the converter says that it has mended in what its program made, a finding a kind
 */
public record Converted(StoredBlob blob, List<Finding> mended) {
    public Converted {
        mended = List.copyOf(mended);
    }
}
