package io.bindery.admin.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a label from having more values than a time series database bears, when the values come from books: the first fifty are
 * told apart, the rest are {@code other}. Safe for use by several threads.
 */
final class FewValues {

    private static final int MOST = 50;
    private static final String REST = "other";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    String of(String value) {
        if (known.contains(value)) {
            return value;
        }
        return known.size() < MOST && known.add(value) ? value : REST;
    }
}
