package dev.flamelab.pprof;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Puts one location in place of another wherever stacks have it, each stack's own numbers kept. */
final class Relocation {
    private final UnaryOperator<Location> change;
    private final Map<Location, Location> changed = new IdentityHashMap<>();
    private final Map<Locations, Locations> tables = new IdentityHashMap<>();
    private final Map<RawNumbers, RawNumbers> numbers = new IdentityHashMap<>();
    private final Map<StackChunk, StackChunk> chunks = new IdentityHashMap<>();

    Relocation(UnaryOperator<Location> change) {
        this.change = change;
    }

    List<Location> of(List<Location> stack) {
        if (stack instanceof Stack read) {
            return read.in(chunks.computeIfAbsent(read.chunk(), this::of));
        }
        return stack.stream().map(this::of).toList();
    }

    /** The same stacks, where their places are other ones now. */
    StackChunks of(StackChunks stacks) {
        return stacks.changed(this::of);
    }

    private StackChunk of(StackChunk chunk) {
        return chunk.in(numbers.computeIfAbsent(chunk.numbers(), this::of));
    }

    private RawNumbers of(RawNumbers old) {
        return old.in(tables.computeIfAbsent(old.table(), table -> table.changed(this::of)));
    }

    private Location of(Location location) {
        return changed.computeIfAbsent(location, change);
    }
}
