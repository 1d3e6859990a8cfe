package io.bindery.core.engine;

import io.bindery.api.job.StepRecord;
import io.bindery.core.calls.PluginCaller;
import org.jspecify.annotations.Nullable;

/** One task of a flight while it runs: how far it has come, and how to end it. */
final class Lane implements PluginCaller.Control {

    private final Flight flight;
    private final StepRecord record;
    private volatile double progress = -1;
    private @Nullable Runnable interrupt;

    Lane(Flight flight, StepRecord record) {
        this.flight = flight;
        this.record = record;
    }

    StepRecord record() {
        return record;
    }

    /** From 0 to 1; negative if not known. */
    double progress() {
        return progress;
    }

    @Override
    public void accept(double fraction) {
        progress = fraction;
    }

    @Override
    public boolean cancelled() {
        return flight.cancelled();
    }

    @Override
    public synchronized void interruptedBy(@Nullable Runnable way) {
        interrupt = way;
        if (way != null && cancelled()) {
            way.run();
        }
    }

    /** Ends whatever is running. */
    synchronized void interrupt() {
        if (interrupt != null) {
            interrupt.run();
        }
    }
}
