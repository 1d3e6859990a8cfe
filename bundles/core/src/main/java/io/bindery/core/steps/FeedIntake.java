package io.bindery.core.steps;

import io.bindery.api.error.RetryableException;
import io.bindery.api.feed.FeedProduct;
import io.bindery.api.feed.FeedProduct.Notice;
import io.bindery.api.feed.FeedReader;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Statement;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.store.MetadataLayers.Effect;
import io.bindery.api.store.MetadataLayers.Outcome;
import io.bindery.api.store.MetadataLayers.Withdrawal;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.error.CoreError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the products of a message and keeps what they say, a batch at a time. It runs on the plugin's thread and within its call: what
 * fails here is thrown through the plugin, and thrown again at each further product if the plugin does not let it through. For one call.
 */
final class FeedIntake implements FeedReader {

    private static final int BATCH = 100;
    /** Of all products together; what is beyond is counted. */
    private static final int MAX_FINDINGS = 2_000;

    private static final int MAX_STATEMENTS = 5_000;
    private static final int MAX_CHARACTERS = 4 << 20;
    private static final int MAX_BATCH_CHARACTERS = 8 << 20;
    /** How far a sender's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final MetadataLayers layers;
    private final String feed;
    private final String publisher;
    private final Instant receivedAt;

    private final List<MetadataLayer> puts = new ArrayList<>();
    private final Set<MetadataLayer.Key> known = new HashSet<>();
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private int characters;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long moreFindings;
    private boolean toldOfFuture;
    private @Nullable RetryableException failure;

    FeedIntake(MetadataLayers layers, String feed, String publisher, Instant receivedAt) {
        this.layers = layers;
        this.feed = feed;
        this.publisher = publisher;
        this.receivedAt = receivedAt;
        for (String what : List.of(
                "products", "new", "updated", "unchanged", "older", "withdrawn", "refused", "tests", "waiting")) {
            counts.put(what, 0L);
        }
    }

    @Override
    public void product(FeedProduct product) {
        guarded(() -> {
            count("products", 1);
            product.findings().forEach(this::tell);
            if (!product.usable()) {
                count("refused", 1);
            } else if (product.notice() == Notice.TEST) {
                count("tests", 1);
            } else if (product.notice() == Notice.DELETE) {
                withdraw(product);
            } else {
                put(product);
            }
        });
    }

    /** Keeps the last batch. */
    void close() {
        guarded(this::flush);
    }

    private void guarded(Runnable work) {
        if (failure == null) {
            try {
                work.run();
                return;
            } catch (StoreUnavailableException e) {
                failure = new RetryableException(CoreError.STORE_UNAVAILABLE, String.valueOf(e.getMessage()), null, e);
            }
        }
        throw FeedIntake.<RuntimeException>unchecked(failure);
    }

    /** What the plugin's methods do not declare, and must let through all the same. */
    @SuppressWarnings("unchecked") // there is nothing to check at run time
    private static <E extends Exception> E unchecked(Exception thrown) throws E {
        throw (E) thrown;
    }

    private void put(FeedProduct product) {
        String name = feed + ":" + product.sender();
        MetadataLayer.Key key = new MetadataLayer.Key(publisher, FeedKeys.of(product.identifiers()), Source.FEED, name);
        List<MetadataLayer> before = before(name, product.reference(), key);
        MetadataLayer same = before.stream()
                .filter(layer -> layer.key().equals(key))
                .findFirst()
                .or(() -> product.notice() == Notice.UPDATE ? layers.find(key) : java.util.Optional.empty())
                .orElse(null);
        Instant at = at(product);
        MetadataPatch patch = product.patch();
        if (product.notice() == Notice.UPDATE) {
            if (same == null || same.withdrawn()) {
                tell(finding(
                        CoreError.FEED_UNKNOWN_PRODUCT,
                        Severity.WARNING,
                        "an update in part of a product that is not known",
                        product));
            } else if (!at.isBefore(same.at())) {
                patch = merged(same.patch(), product);
            }
        }
        long size = size(patch);
        if (patch.statements().size() > MAX_STATEMENTS || size > MAX_CHARACTERS) {
            tell(finding(CoreError.PLUGIN_UNTRUE, Severity.ERROR, "more than a product can say", product));
            count("refused", 1);
            return;
        }
        for (MetadataLayer other : before) {
            // The record was about another product before: the sender has corrected its identifier.
            if (!other.key().equals(key) && !other.withdrawn()) {
                withdrawals.add(new Withdrawal(other.key(), feed, product.reference(), at));
            }
        }
        if (same != null) {
            known.add(key);
        }
        puts.add(new MetadataLayer(key, feed, product.reference(), patch, at));
        characters += (int) size;
        if (puts.size() + withdrawals.size() >= BATCH || characters > MAX_BATCH_CHARACTERS) {
            flush();
        }
    }

    /** What is kept of this record, with what waits in the batch. */
    private List<MetadataLayer> before(String name, String reference, MetadataLayer.Key key) {
        boolean waits = puts.stream()
                .anyMatch(layer -> layer.key().equals(key) || layer.reference().equals(reference));
        if (waits) {
            flush();
        }
        return layers.withReference(publisher, name, reference);
    }

    private void withdraw(FeedProduct product) {
        flush();
        String name = feed + ":" + product.sender();
        Instant at = at(product);
        Set<MetadataLayer.Key> keys = new HashSet<>();
        layers.withReference(publisher, name, product.reference()).forEach(layer -> keys.add(layer.key()));
        if (keys.isEmpty() && !product.identifiers().isEmpty()) {
            keys.add(new MetadataLayer.Key(publisher, FeedKeys.of(product.identifiers()), Source.FEED, name));
        }
        if (keys.isEmpty()) {
            tell(finding(
                    CoreError.FEED_UNKNOWN_PRODUCT,
                    Severity.WARNING,
                    "a deletion of a product that is not known",
                    product));
            count("unchanged", 1);
            return;
        }
        List<Outcome> outcomes = layers.withdraw(keys.stream()
                .map(key -> new Withdrawal(key, feed, product.reference(), at))
                .toList());
        Effect effect = outcomes.get(0).effect();
        count(effect == Effect.STORED ? "withdrawn" : effect == Effect.OLDER ? "older" : "unchanged", 1);
    }

    private void flush() {
        if (!withdrawals.isEmpty()) {
            layers.withdraw(withdrawals);
            withdrawals.clear();
        }
        if (!puts.isEmpty()) {
            for (Outcome outcome : layers.put(puts)) {
                switch (outcome.effect()) {
                    case STORED -> count(known.contains(outcome.key()) ? "updated" : "new", 1);
                    case UNCHANGED -> count("unchanged", 1);
                    case OLDER -> count("older", 1);
                }
                if (outcome.bookIds().isEmpty()) {
                    count("waiting", 1);
                }
            }
        }
        puts.clear();
        known.clear();
        characters = 0;
    }

    /** What was said before in other parts of the record, then what is said now. */
    private static MetadataPatch merged(MetadataPatch before, FeedProduct product) {
        List<Statement<?>> statements = new ArrayList<>();
        for (Statement<?> statement : before.statements()) {
            if (!product.parts().contains(FeedProduct.part(statement.origin()))) {
                statements.add(statement);
            }
        }
        for (Statement<?> statement : product.patch().statements()) {
            if (!statements.contains(statement)) {
                statements.add(statement);
            }
        }
        return new MetadataPatch(statements);
    }

    private Instant at(FeedProduct product) {
        Instant sent = product.sentAt();
        if (sent == null) {
            return receivedAt;
        }
        if (sent.isAfter(receivedAt.plus(AHEAD))) {
            if (!toldOfFuture) {
                toldOfFuture = true;
                tell(finding(
                        CoreError.FEED_FROM_THE_FUTURE,
                        Severity.WARNING,
                        "the message says that it was sent at " + sent,
                        product));
            }
            return receivedAt;
        }
        return sent;
    }

    private static long size(MetadataPatch patch) {
        return patch.statements().stream()
                .mapToLong(statement -> statement.value().toString().length()
                        + statement.origin().length())
                .sum();
    }

    private void tell(Finding finding) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        } else {
            moreFindings++;
        }
    }

    private Finding finding(CoreError error, Severity severity, String message, FeedProduct product) {
        return new Finding(
                error.code(), severity, "bindery", message, error.remedy(), Location.of(product.reference()));
    }

    private void count(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    /** How many products were taken in, be it that they changed nothing. */
    long taken() {
        return counts.getOrDefault("products", 0L) - counts.getOrDefault("refused", 0L);
    }

    /** What became of the products, in numbers, as attributes of the step's result. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        counts.forEach((what, count) -> facts.put("feed." + what, Long.toString(count)));
        return facts;
    }

    /** All that is to be told, the summary first. */
    List<Finding> findings(List<Finding> ofMessage) {
        List<Finding> all = new ArrayList<>();
        all.add(new Finding(CoreError.FEED_SUMMARY.code(), Severity.INFO, "bindery", summary(), "", Location.BOOK));
        all.addAll(ofMessage);
        all.addAll(findings);
        if (moreFindings > 0) {
            all.add(new Finding(
                    CoreError.FEED_MORE_FINDINGS.code(),
                    Severity.INFO,
                    "bindery",
                    moreFindings + " more findings were left out",
                    CoreError.FEED_MORE_FINDINGS.remedy(),
                    Location.BOOK));
        }
        return all;
    }

    private String summary() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, count) -> {
            if (count > 0 || what.equals("products")) {
                text.append(text.length() == 0 ? "" : text.indexOf(":") < 0 ? ": " : ", ");
                text.append(count).append(' ').append(what.equals("waiting") ? "waiting for their books" : what);
            }
        });
        return text.toString();
    }
}
