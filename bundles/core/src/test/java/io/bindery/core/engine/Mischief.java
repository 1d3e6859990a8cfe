package io.bindery.core.engine;

import io.bindery.core.error.CoreError;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What a plugin can do to the platform during a call, and what the platform is to say of it. */
enum Mischief {
    THROWS(CoreError.PLUGIN_FAILED) {
        @Override
        <T> T play(Stage stage, T good) {
            throw new IllegalStateException("my bad");
        }
    },
    THROWS_WHAT_CANNOT_BE_PRINTED(CoreError.PLUGIN_FAILED) {
        @Override
        <T> T play(Stage stage, T good) {
            throw new Unprintable();
        }
    },
    LACKS_A_CLASS(CoreError.PLUGIN_FAILED) {
        @Override
        <T> T play(Stage stage, T good) {
            throw new NoClassDefFoundError("lost/Library");
        }
    },
    OVERFLOWS_THE_STACK(CoreError.PLUGIN_FAILED) {
        @Override
        @SuppressWarnings("InfiniteRecursion") // the point
        <T> T play(Stage stage, T good) {
            return play(stage, good);
        }
    },
    ASKS_FOR_IMPOSSIBLE_MEMORY(CoreError.PLUGIN_FAILED) {
        @Override
        <T> T play(Stage stage, T good) {
            long[][] memory = new long[64][];
            for (int i = 0; i < memory.length; i++) {
                memory[i] = new long[Integer.MAX_VALUE - 8];
            }
            return good;
        }
    },
    @SuppressWarnings("removal") // some code still throws it
    DIES(CoreError.PLUGIN_FAILED) {
        @Override
        <T> T play(Stage stage, T good) {
            throw new ThreadDeath();
        }
    },
    CLAIMS_TO_BE_CANCELLED(CoreError.PLUGIN_FAILED) {
        @Override
        <T> T play(Stage stage, T good) {
            throw new CancellationException("never mind");
        }
    },
    HANGS(CoreError.PLUGIN_TIMED_OUT) {
        @Override
        <T> T play(Stage stage, T good) throws Exception {
            Thread.sleep(600_000);
            return good;
        }
    },
    IGNORES_INTERRUPTS(CoreError.PLUGIN_TIMED_OUT) {
        @Override
        <T> T play(Stage stage, T good) {
            while (stage.letGo().getCount() > 0) {
                try {
                    stage.letGo().await();
                } catch (InterruptedException e) {
                    // ignored, which is the point
                }
            }
            return good;
        }
    },
    ANSWERS_NULL(CoreError.PLUGIN_GAVE_NOTHING) {
        @Override
        <T> @Nullable T play(Stage stage, T good) {
            return null;
        }
    },
    LEAVES_THREADS(CoreError.PLUGIN_LEFT_THREADS) {
        @Override
        <T> T play(Stage stage, T good) {
            for (int i = 0; i < 100; i++) {
                Thread thread = new Thread(
                        () -> {
                            try {
                                stage.letGo().await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "leaked by a test plugin");
                thread.setDaemon(true);
                thread.start();
            }
            return good;
        }
    },
    UPSETS_ITS_THREAD(null) {
        @Override
        <T> T play(Stage stage, T good) {
            Thread thread = Thread.currentThread();
            thread.setContextClassLoader(null);
            thread.setName("mine now");
            thread.setPriority(Thread.MAX_PRIORITY);
            MDC.put("job", "another");
            MDC.put("secret", "left behind");
            thread.interrupt();
            return good;
        }
    },
    CLOSES_TWICE_AND_FORGETS(null) {
        @Override
        <T> T play(Stage stage, T good) throws Exception {
            InputStream closed = stage.book().open();
            closed.close();
            closed.close();
            stage.book().open().read();
            return good;
        }
    };

    /** What the job's failure says; null if the platform bears it. */
    final @Nullable CoreError verdict;

    Mischief(@Nullable CoreError verdict) {
        this.verdict = verdict;
    }

    /** Where it is played; {@code letGo} ends what would not end by itself. */
    record Stage(io.bindery.api.content.BookContent book, CountDownLatch letGo) {}

    abstract <T> @Nullable T play(Stage stage, T good) throws Exception;

    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("not even this");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("not even this");
        }
    }
}
