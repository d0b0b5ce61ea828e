package dev.flamelab.load;

import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The stories there is load for, each with its simulation and how much of it is usual. */
enum Story {
    CPU(CpuSimulation.class, CpuSimulation.DEFAULTS, 230, true),
    HEAP(HeapSimulation.class, HeapSimulation.DEFAULTS, 780, false),
    THREADS(ThreadsSimulation.class, ThreadsSimulation.DEFAULTS, 170, false),
    BLOCK(BlockSimulation.class, BlockSimulation.DEFAULTS, 0, false),
    TRACE(TraceSimulation.class, TraceSimulation.DEFAULTS, 190, false),
    COMPARE(CompareSimulation.class, CompareSimulation.DEFAULTS, 150, true);

    private final Class<? extends Simulation> simulation;
    private final LoadPlan defaults;
    private final int perCore;
    private final boolean needsCpuTime;

    /**
     * @param perCore how many requests a second a core of speed 1 bears, those who ask and the service together: one
     *     second by the CPU time that the system counted for a request, at the usual rate and once it was warm
     * @param needsCpuTime whether a core that is twice as fast needs twice the requests to show as much
     */
    Story(Class<? extends Simulation> simulation, LoadPlan defaults, int perCore, boolean needsCpuTime) {
        this.simulation = simulation;
        this.defaults = defaults;
        this.perCore = perCore;
        this.needsCpuTime = needsCpuTime;
    }

    Class<? extends Simulation> simulation() {
        return simulation;
    }

    LoadPlan defaults() {
        return defaults;
    }

    /** What the article put on its service in the chapter of this story; empty where there is no such load. */
    Optional<Article> article() {
        return switch (this) {
            case CPU -> Optional.of(ArticleSimulation.CPU);
            case HEAP -> Optional.of(ArticleSimulation.Heap.HEAP);
            case BLOCK -> Optional.of(BlockSimulation.ARTICLE);
            case THREADS, TRACE, COMPARE -> Optional.empty();
        };
    }

    int perCore() {
        return perCore;
    }

    boolean needsCpuTime() {
        return needsCpuTime;
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
