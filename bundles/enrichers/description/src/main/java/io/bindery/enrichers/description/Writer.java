package io.bindery.enrichers.description;

import io.bindery.api.error.UnavailableException;
import io.bindery.api.step.StepContext;
import io.bindery.language.endpoint.Endpoint;
import io.bindery.language.endpoint.EndpointException;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a language model write, within its bounds: so many requests a minute and a day, each tried a few times. What is sent is logged by its
 * length and hash alone. Safe for use by several threads.
 */
final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_ANSWER = 4L << 20;

    private final Endpoint endpoint;
    private final ChatModel model;
    private final DailyBudget budget;
    private final RateLimiter limiter;
    private final RetryConfig retry;
    private final @Nullable Path promptFile;
    private final String name;

    /**
     * @param budgetFile where the requests of the day are counted
     * @throws IllegalArgumentException if the configuration makes no sense; names the value
     */
    Writer(DescriptionConfig config, Path budgetFile, Clock clock) {
        if (config.model().isBlank()) {
            throw new IllegalArgumentException("io.bindery.enrichers.description has an endpoint, and no model");
        }
        if (config.seconds() < 1
                || config.attempts() < 1
                || config.requestsPerMinute() < 1
                || config.answerTokens() < 1
                || config.longestPauseSeconds() < 0) {
            throw new IllegalArgumentException(
                    "seconds, attempts, requestsPerMinute and answerTokens of io.bindery.enrichers.description are positive");
        }
        name = config.model();
        promptFile = path(config.promptFile());
        budget = new DailyBudget(budgetFile, config.requestsPerDay(), clock);
        limiter = RateLimiter.of(
                "descriptions",
                RateLimiterConfig.custom()
                        .limitForPeriod(config.requestsPerMinute())
                        .limitRefreshPeriod(Duration.ofMinutes(1))
                        .timeoutDuration(PATIENCE)
                        .build());
        Duration longest = Duration.ofSeconds(config.longestPauseSeconds());
        retry = RetryConfig.<String>custom()
                .maxAttempts(config.attempts())
                .retryOnException(failure -> failure instanceof EndpointException known && known.passes())
                .intervalBiFunction((attempt, outcome) -> pause(attempt, outcome, longest))
                .build();
        endpoint = new Endpoint(
                config.endpoint(), path(config.keyFile()), Duration.ofSeconds(config.seconds()), LONGEST_ANSWER);
        model = new ChatModel(endpoint, config.model(), config.answerTokens());
    }

    private static @Nullable Path path(String configured) {
        return configured.isBlank() ? null : Path.of(configured);
    }

    /** As long as the endpoint asks for, else twice as long each time; in milliseconds. */
    private static long pause(int attempt, Either<Throwable, String> outcome, Duration longest) {
        Duration own = Duration.ofSeconds(1L << Math.min(attempt, 10)).minusSeconds(1);
        Duration asked = outcome.isLeft() && outcome.getLeft() instanceof EndpointException failure
                ? failure.retryAfter().orElse(own)
                : own;
        return Math.min(asked.toMillis(), longest.toMillis());
    }

    /** The model's name. */
    String name() {
        return name;
    }

    /**
     * Writes.
     *
     * @param values for the places of the prompt
     * @throws UnavailableException if it cannot be had just now; says why
     */
    String write(Map<String, String> values, StepContext context) throws UnavailableException, InterruptedException {
        Prompt prompt;
        try {
            prompt = Prompt.read(promptFile);
        } catch (IOException e) {
            throw new UnavailableException(DescriptionError.PROMPT, String.valueOf(e.getMessage()));
        }
        String request = prompt.filled(values);
        LOG.info(
                "Asks {} for a description: {} characters, SHA-256 {}",
                name,
                request.length(),
                sha256(prompt.role() + "\n" + request));
        CheckedSupplier<String> attempt = () -> {
            context.checkCancelled();
            spend();
            return model.answer(prompt.role(), request);
        };
        try {
            return Retry.of("description", retry).executeCheckedSupplier(attempt);
        } catch (UnavailableException | InterruptedException | CancellationException e) {
            throw e;
        } catch (EndpointException e) {
            if (Thread.interrupted()) { // while it waited to try again
                throw new InterruptedException("interrupted while " + name + " was asked");
            }
            throw new UnavailableException(error(e), String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void spend() throws UnavailableException {
        if (!limiter.acquirePermission()) {
            throw new UnavailableException(DescriptionError.TOO_MANY, "too many requests in this minute");
        }
        try {
            if (!budget.take()) {
                throw new UnavailableException(DescriptionError.BUDGET_SPENT, "the requests of today are spent");
            }
        } catch (IOException e) {
            throw new UnavailableException(DescriptionError.BUDGET_UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private static DescriptionError error(EndpointException e) {
        return switch (e.kind()) {
            case KEY -> DescriptionError.KEY;
            case REFUSED -> DescriptionError.REFUSED;
            case TOO_MANY -> DescriptionError.TOO_MANY;
            case AWAY, NONSENSE -> DescriptionError.AWAY;
        };
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
