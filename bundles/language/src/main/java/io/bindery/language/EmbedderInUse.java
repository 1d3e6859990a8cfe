package io.bindery.language;

import io.bindery.api.embed.TextEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The embedder that a component uses just now; tells those who look by its vectors when another comes in its place, or none. Not safe for use by
 * several threads: the component sees to that.
 */
public final class EmbedderInUse {

    private final List<Consumer<@Nullable TextEmbedder>> users = new ArrayList<>();
    private @Nullable TextEmbedder embedder;

    /** The present one; null if there is none. */
    public @Nullable TextEmbedder now() {
        return embedder;
    }

    /** From now on tells this one of each change, in the order in which they were named. */
    public void tell(Consumer<@Nullable TextEmbedder> user) {
        users.add(user);
    }

    /** Tells nobody any more. */
    public void forgetUsers() {
        users.clear();
    }

    /** One has come, and takes the place of the one before. */
    public void came(TextEmbedder next) {
        use(next);
    }

    /** One has gone; that changes nothing if another has its place already. */
    public void went(TextEmbedder gone) {
        if (gone == embedder) {
            use(null);
        }
    }

    private void use(@Nullable TextEmbedder next) {
        embedder = next;
        users.forEach(user -> user.accept(next));
    }
}
