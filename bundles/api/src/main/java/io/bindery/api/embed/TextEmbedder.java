package io.bindery.api.embed;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns short texts into vectors that lie close together where the texts mean the same. Register it as an OSGi service; of several the
 * one with the highest service ranking is used. Plugins that need one ask the service registry for it, and do without while there is none.
 *
 * <p>Called from several threads at once. The same text always gives the same vector. It changes nothing, and leaves the thread's
 * context class loader as it was. It must not keep what it is given.
 */
@ConsumerType
public interface TextEmbedder {

    /**
     * Names the model, e.g. {@code bge-small-en-v1.5-q}: vectors of different names cannot be compared. Not blank, and the same for the
     * life of the service.
     */
    String model();

    /** How many texts one call may be given; at least 1. */
    int batchSize();

    /**
     * Embeds texts.
     *
     * @param texts none blank, at most {@link #batchSize()}; a text beyond the model's length (some 500 tokens) is cut, not refused
     * @return a vector for each text, in order, of length 1 (so that their product is the cosine) and all of one dimension
     * @throws io.bindery.api.error.UnavailableException if the model cannot be loaded on this machine
     * @throws io.bindery.api.error.RetryableException if the world failed, e.g. an endpoint is away
     */
    List<float[]> embed(List<String> texts) throws Exception;
}
