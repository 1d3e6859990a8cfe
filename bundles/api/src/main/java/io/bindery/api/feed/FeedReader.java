package io.bindery.api.feed;

import org.osgi.annotation.versioning.ProviderType;

/** Takes the products of a message, one by one. Belongs to one call and to one thread of it. */
@ProviderType
@FunctionalInterface
public interface FeedReader {

    /**
     * Takes the next product; returns when the platform is ready for another one.
     *
     * @throws RuntimeException of the platform's own, if the reading is to end; not to be caught
     */
    void product(FeedProduct product);
}
