package dev.flamelab.load;

import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The stories there is load for, each with its simulation and how much of it is usual. */
enum Story {
    CPU(CpuSimulation.class, CpuSimulation.DEFAULTS),
    HEAP(HeapSimulation.class, HeapSimulation.DEFAULTS),
    THREADS(ThreadsSimulation.class, ThreadsSimulation.DEFAULTS),
    BLOCK(BlockSimulation.class, BlockSimulation.DEFAULTS),
    TRACE(TraceSimulation.class, TraceSimulation.DEFAULTS),
    COMPARE(CompareSimulation.class, CompareSimulation.DEFAULTS);

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

    /** Finds a story by the name that people type. */
    static final class ByName implements ITypeConverter<Story> {
        @Override
        public Story convert(String name) {
            return Stream.of(values())
                    .filter(story -> story.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no load for story '%s', only for %s".formatted(name, List.of(values()))));
        }
    }
}
