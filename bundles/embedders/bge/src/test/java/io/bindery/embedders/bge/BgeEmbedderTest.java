package io.bindery.embedders.bge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.embed.TextEmbedder;
import io.bindery.testkit.TextEmbedderContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BgeEmbedderTest extends TextEmbedderContract {

    @TempDir
    static Path natives;

    private static BgeEmbedder embedder;

    @BeforeAll
    static void make() {
        embedder = new BgeEmbedder(natives);
    }

    @Override
    protected TextEmbedder embedder() {
        return embedder;
    }

    @Test
    void native_parts_lie_in_the_folder_that_was_given_and_no_property_is_left() throws Exception {
        embedder.embed(List.of("Load it."));
        assertThat(natives).isDirectoryRecursivelyContaining("glob:**/*tokenizers.so");
        assertThat(System.getProperty("ENGINE_CACHE_DIR")).isNull();
    }

    @Test
    void an_interrupted_call_ends() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> embedder.embed(List.of("one"))).isInstanceOf(InterruptedException.class);
        Thread.interrupted();
    }
}
