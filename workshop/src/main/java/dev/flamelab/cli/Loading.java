package dev.flamelab.cli;

import dev.flamelab.pprof.MemoryBudget;
import java.util.function.LongConsumer;

/**
 * What all profiles share that one command loads.
 *
 * @param budget the memory that they may take
 * @param more told how many bytes were read whenever some were
 */
record Loading(MemoryBudget budget, LongConsumer more) {
    /** Where nobody looks. */
    static Loading unwatched() {
        return new Loading(MemoryBudget.ofJvm(), new Unheard());
    }

    private record Unheard() implements LongConsumer {
        @Override
        public void accept(long bytes) {}
    }
}
