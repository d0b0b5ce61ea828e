package dev.flamelab.load;

import java.util.List;
import java.util.stream.Stream;

/** The load of the article for its CPU profile: three kinds of requests at once, each by eight clients. */
public final class ArticleSimulation extends StorySimulation {
    static final Article CPU = new Article(ArticleSimulation.class, 3 * 8, 3 * 100_000);

    public ArticleSimulation() {
        super(CpuSimulation.DEFAULTS, CpuSimulation.asks());
    }

    /** The same for its heap profiles, with strings that are long enough to show. */
    public static final class Heap extends StorySimulation {
        static final Article HEAP = new Article(Heap.class, 3 * 8, 3 * 100_000);

        public Heap() {
            super(HeapSimulation.DEFAULTS, asks());
        }

        private static List<Ask> asks() {
            return Stream.concat(CpuSimulation.asks().stream().limit(2), Stream.of(HeapSimulation.concat()))
                    .toList();
        }
    }
}
