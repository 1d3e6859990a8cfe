package io.bindery.embedders.bge;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.error.UnavailableException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * English sentence vectors by bge-small-en-v1.5 (BAAI, MIT licence), quantised to 8 bits, with 384 dimensions; in this process, by ONNX
 * Runtime. The model is loaded at the first call, which takes a second or two and some 300 MB beside the heap; it stays until the bundle's
 * class loader goes. Runs on the thread that calls.
 */
@Component(property = {"bindery.plugin=bge", "service.ranking:Integer=-1000"})
public final class BgeEmbedder implements TextEmbedder {

    private static final String MODEL = "bge-small-en-v1.5-q";
    private static final int BATCH = 32;
    /** The model takes 512 tokens at once, and longer texts in parts; so long a text says all that its vector can hold. */
    private static final int LONGEST = 8_000;
    /** Where the tokenizer's library unpacks its native part; else that would be the user's home. */
    private static final String UNPACKED = "ENGINE_CACHE_DIR";

    private final Path natives;
    private @Nullable EmbeddingModel loaded;

    /** @param bundle in whose own folder of data native libraries are unpacked */
    @Activate
    public BgeEmbedder(BundleContext bundle) {
        this(folder(bundle));
    }

    /** @param natives a folder to which native libraries are unpacked */
    public BgeEmbedder(Path natives) {
        this.natives = natives;
    }

    private static Path folder(BundleContext bundle) {
        File data = bundle.getDataFile("natives");
        if (data == null) {
            throw new IllegalStateException("this OSGi framework gives bundles no folder of data");
        }
        return data.toPath();
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public List<float[]> embed(List<String> texts) throws UnavailableException, InterruptedException {
        EmbeddingModel model = model(natives);
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("interrupted while texts were embedded");
            }
            String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
            vectors.add(model.embed(cut).content().vector());
        }
        return vectors;
    }

    private synchronized EmbeddingModel model(Path folder) throws UnavailableException {
        EmbeddingModel model = loaded;
        if (model == null) {
            model = load(folder);
            loaded = model;
        }
        return model;
    }

    private static EmbeddingModel load(Path folder) throws UnavailableException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        String configured = System.getProperty(UNPACKED);
        thread.setContextClassLoader(BgeEmbedder.class.getClassLoader());
        try {
            Files.createDirectories(folder);
            // A folder of its own for each class loader: a native library is loaded once from each place.
            System.setProperty(
                    UNPACKED, Files.createTempDirectory(folder, "tokenizers-").toString());
            return new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
        } catch (Exception | LinkageError e) { // libraries that do not fit the machine throw errors
            throw new UnavailableException(BgeError.NOT_LOADED, "the model " + MODEL + " cannot be loaded: " + e);
        } finally {
            if (configured == null) {
                System.clearProperty(UNPACKED);
            } else {
                System.setProperty(UNPACKED, configured);
            }
            thread.setContextClassLoader(before);
        }
    }
}
