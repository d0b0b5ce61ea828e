package dev.flamelab.load;

import io.gatling.javaapi.core.Simulation;
import java.util.Locale;

/** The stories there is load for, each with its simulation and how much of it is usual. */
enum Story {
    CPU(CpuSimulation.class, CpuSimulation.DEFAULTS);

    private final Class<? extends Simulation> simulation;
    private final LoadPlan defaults;

    Story(Class<? extends Simulation> simulation, LoadPlan defaults) {
        this.simulation = simulation;
        this.defaults = defaults;
    }

    Class<? extends Simulation> simulation() {
        return simulation;
    }

    LoadPlan defaults() {
        return defaults;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
