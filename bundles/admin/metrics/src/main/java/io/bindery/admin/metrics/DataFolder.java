package io.bindery.admin.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How much room the parts of the data folder take, and how much is left on its disk. */
final class DataFolder implements MeterBinder {

    private static final String[] PARTS = {"blobs", "postgres", "inbox", "log", "work"};

    private final Path home;
    private final Map<String, Double> sizes = new ConcurrentHashMap<>();

    DataFolder(Path home) {
        this.home = home;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        File disk = home.toFile();
        Gauge.builder("bindery.disk.free", disk::getUsableSpace)
                .description("Room that is left on the disk of the data folder")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("bindery.disk.size", disk::getTotalSpace)
                .description("Room that the disk of the data folder has")
                .baseUnit("bytes")
                .register(registry);
        for (String part : PARTS) {
            Gauge.builder("bindery.data.size", () -> sizes.getOrDefault(part, Double.NaN))
                    .description("Room that a part of the data folder takes, as it was measured last")
                    .tags(Tags.of("part", part))
                    .baseUnit("bytes")
                    .register(registry);
        }
    }

    /** Adds up the files; takes a while with a million of them. */
    void measure() {
        for (String part : PARTS) {
            sizes.put(part, size(home.resolve(part)));
        }
    }

    private static double size(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        double[] sum = {0};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return Double.NaN;
        }
        return sum[0];
    }
}
