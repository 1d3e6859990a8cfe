package io.bindery.core.inbox;

import io.bindery.api.store.JobReader;
import io.bindery.core.health.Health;
import io.bindery.core.intake.RemoteIntake;
import io.bindery.core.intake.RemoteSource;
import io.bindery.core.jobs.Jobs;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows the places elsewhere from which books are taken. */
@Component
public final class RemoteIntakeComponent implements RemoteIntake {

    private final Jobs jobs;
    private final JobReader reader;
    private final List<RemotePlace> places = new CopyOnWriteArrayList<>();

    /** Ready; routes open the places. */
    @Activate
    public RemoteIntakeComponent(@Reference Jobs jobs, @Reference JobReader reader) {
        this.jobs = jobs;
        this.reader = reader;
    }

    @Override
    public RemoteSource open(String kind, String place, String publisher) {
        RemotePlace[] self = new RemotePlace[1];
        self[0] = new RemotePlace(jobs, reader, kind, place, publisher, () -> places.remove(self[0]));
        places.add(self[0]);
        return self[0];
    }

    @Override
    public List<Health.Check> examine() {
        return places.stream().map(RemotePlace::examine).toList();
    }
}
