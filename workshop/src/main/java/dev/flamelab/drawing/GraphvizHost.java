package dev.flamelab.drawing;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.List;
import java.util.Map;

/**
 * The world that the bundled Graphviz runs in: memory, a place to complain to, and nothing else. It finds no file, no
 * environment and always the same time, so that what it draws depends on the graph alone.
 */
final class GraphvizHost {
    private static final long[] NOTHING = {};
    /** What a call of the system gives back that worked. */
    private static final long[] NO_ERROR = {0};

    private static final long[] FALSE = {0};
    private static final long[] TRUE = {1};
    private static final long BAD_DESCRIPTOR = 8;
    private static final long NO_SUCH_FILE = 44;
    /** More than anybody reads of what Graphviz complains of: it may do so for every node. */
    private static final int LONGEST_COMPLAINT = 10_000;

    private final Map<String, String> names;
    private final StringBuilder complaints = new StringBuilder();

    /** For code that calls functions of its environment by these short names. */
    GraphvizHost(Map<String, String> names) {
        this.names = names;
    }

    /** What Graphviz has said since it was asked last. */
    String complaints() {
        String all = complaints.toString().strip();
        complaints.setLength(0);
        return all;
    }

    /** Everything that the module wants to call. */
    List<ImportFunction> functions(WasmModule module) {
        return module.importSection().stream()
                .map(FunctionImport.class::cast)
                .map(wanted -> function(wanted, module.typeSection().getType(wanted.typeIndex())))
                .toList();
    }

    private ImportFunction function(FunctionImport wanted, FunctionType type) {
        String name = names.get(wanted.name());
        if (name == null) {
            throw new DrawingFailed(
                    "the bundled Graphviz is of an unknown make: nobody knows what it calls " + wanted.name());
        }
        return new HostFunction(
                wanted.module(), wanted.name(), type, (instance, arguments) -> call(name, instance, arguments));
    }

    private long[] call(String name, Instance instance, long... arguments) {
        Memory memory = instance.memory();
        switch (name) {
            case "viz_errorf":
                complain(memory.readCString((int) arguments[0]));
                return NO_ERROR;
            case "_fd_write":
                return write(memory, (int) arguments[1], (int) arguments[2], (int) arguments[3]);
            case "_emscripten_resize_heap":
                return grow(memory, arguments[0] & 0xffff_ffffL);
            case "_environ_sizes_get":
                memory.writeI32((int) arguments[0], 0);
                memory.writeI32((int) arguments[1], 0);
                return NO_ERROR;
            case "_environ_get":
                return NO_ERROR;
            case "_clock_time_get":
                memory.writeLong((int) arguments[2], 0);
                return NO_ERROR;
            case "_emscripten_date_now":
                return new long[] {Double.doubleToRawLongBits(0)};
            case "_random_get":
                memory.fill((byte) 0, (int) arguments[0], (int) (arguments[0] + arguments[1]));
                return NO_ERROR;
            case "__tzset_js", "__localtime_js":
                return NOTHING;
            case "_fd_close", "_fd_read", "_fd_seek":
                return new long[] {BAD_DESCRIPTOR};
            case "_exit", "__abort_js", "___assert_fail", "___cxa_throw":
                throw new GraphvizEnded();
            default:
                return new long[] {-NO_SUCH_FILE};
        }
    }

    private void complain(String more) {
        int room = LONGEST_COMPLAINT - complaints.length();
        complaints.append(more, 0, Math.min(room, more.length()));
    }

    /** Writes a list of pieces, each an address and a length, wherever it goes: there is only one place to write to. */
    private long[] write(Memory memory, int pieces, int count, int written) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            int start = memory.readInt(pieces + 8 * i);
            int length = memory.readInt(pieces + 8 * i + 4);
            complain(memory.readString(start, length));
            total += length;
        }
        memory.writeI32(written, total);
        return NO_ERROR;
    }

    private static long[] grow(Memory memory, long wanted) {
        long pages = (wanted + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE - memory.pages();
        if (memory.pages() + pages > memory.maximumPages()) {
            return FALSE;
        }
        // By a fifth at least, or a large graph would copy all its memory over and over.
        long more = Math.min(Math.max(pages, memory.pages() / 5), memory.maximumPages() - memory.pages());
        return memory.grow((int) more) < 0 ? FALSE : TRUE;
    }

    /** Graphviz gave up; its complaints say why. */
    static final class GraphvizEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
