package dev.flamelab.capture;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the numbers of one JFR chunk stand for, each looked up once. */
final class ChunkStacks {
    private final JfrChunk chunk;
    private final Threads threads;
    private final StackReader reader;
    private final Map<Long, Stack> whole = new HashMap<>();
    private final Map<Long, Stack> java = new HashMap<>();
    private final Map<Long, String> types = new HashMap<>();

    ChunkStacks(JfrChunk chunk, Frames frames, int stackDepth) throws IOException {
        this.chunk = chunk;
        this.threads = new Threads(chunk);
        this.reader = new StackReader(chunk, frames, stackDepth);
    }

    Threads threads() {
        return threads;
    }

    /** The stack with all its frames. */
    Stack whole(long id) throws IOException {
        Stack stack = whole.get(id);
        if (stack == null) {
            stack = reader.read(id);
            whole.put(id, stack);
        }
        return stack;
    }

    /** The stack without native frames. */
    Stack java(long id) throws IOException {
        Stack stack = java.get(id);
        if (stack == null) {
            stack = reader.readJava(id);
            java.put(id, stack);
        }
        return stack;
    }

    /** The name of a class. */
    String type(long id) throws IOException {
        String type = types.get(id);
        if (type == null) {
            type = Names.type(chunk.className(id));
            types.put(id, type);
        }
        return type;
    }

    /** These numbers of stacks in the order of the file, in which they are read quickest. */
    void sort(List<? extends WithStack> keys) {
        keys.sort((a, b) -> Long.compare(reader.position(a.stack()), reader.position(b.stack())));
    }

    boolean hasTruncated() {
        return reader.hasTruncated();
    }

    boolean hasHidden() {
        return reader.hasHidden();
    }

    /** Something that has the number of a stack. */
    interface WithStack {
        long stack();
    }
}
