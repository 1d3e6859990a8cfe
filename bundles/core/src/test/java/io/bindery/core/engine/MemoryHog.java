package io.bindery.core.engine;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.core.jobs.JobReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process with a small heap, in which one plugin takes all memory while other books are at work. Exits with 0 if all goes well. */
final class MemoryHog {

    private MemoryHog() {}

    public static void main(String[] arguments) throws Exception {
        try (EngineRig rig = new EngineRig(Path.of(arguments[0]))) {
            rig.with("timeLimits", new String[] {"enrich-metadata=PT2M"}).with("maxAttempts", 20);
            MetadataEnricher hog = (book, known, context) -> {
                if (PluginShelf.Lines.of(book).value("mischief").isPresent()) {
                    List<byte[]> hoard = new ArrayList<>();
                    while (true) {
                        hoard.add(new byte[1 << 20]);
                        hoard.get(hoard.size() / 2)[0]++;
                    }
                }
                return MetadataPatch.EMPTY;
            };
            rig.shelf.put(MetadataEnricher.class, "hog", hog);
            rig.start();
            rig.await(rig.submit(EngineRig.book("title: before")), JobState.SUCCEEDED);

            List<Job> innocent = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                innocent.add(rig.submit(EngineRig.book("title: during " + i)));
            }
            Job victim = rig.submit(EngineRig.book("title: hog", "mischief: yes"));
            JobReport report = rig.await(victim, JobState.FAILED);
            String message = report.job().failure().message();
            if (!message.contains("hog") || !message.contains("OutOfMemoryError")) {
                throw new AssertionError("the plugin is not named: " + message);
            }
            for (Job job : innocent) {
                rig.await(job, JobState.SUCCEEDED);
            }
            rig.await(rig.submit(EngineRig.book("title: after")), JobState.SUCCEEDED);
            System.out.println("the engine has survived: " + message);
        }
        System.exit(0); // the test's database stops by its own hook
    }
}
