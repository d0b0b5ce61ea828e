package dev.flamelab.drawing;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Graphviz as it comes with this program: compiled from WebAssembly to Java byte code when it is first needed. */
final class BundledEngine implements Engine {
    /** Graphviz walks a graph by recursion: as deep as the graph, and a Java frame is larger than a native one. */
    private static final long STACK_BYTES = 256L << 20;

    private final GraphvizCode code;
    private final WasmModule module;
    private final Function<Instance, Machine> compiled;

    private BundledEngine(GraphvizCode code) {
        this.code = code;
        this.module = Parser.parse(code.bytes());
        this.compiled = MachineFactoryCompiler.builder(module)
                .withInterpreterFallback(InterpreterFallback.SILENT)
                .compile();
    }

    /** The only one there is: to compile it takes longer than to draw. */
    static BundledEngine get() {
        return Only.ENGINE;
    }

    @Override
    public byte[] draw(String dot, PictureFormat format, Layout layout, Duration limit) throws TimeoutException {
        var drawing = new FutureTask<>(() -> new Run().draw(dot, format, layout));
        var thread = new Thread(null, drawing, "graphviz", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return drawing.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DrawingFailed failed
                    ? failed
                    : new DrawingFailed("the bundled Graphviz failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrawingFailed("interrupted while drawing", e);
        } finally {
            // WebAssembly is left at the next loop or call, once interrupted.
            drawing.cancel(true);
        }
    }

    /** One use of Graphviz, with memory of its own: nothing is to be cleaned up afterwards. */
    private final class Run {
        private final GraphvizHost host = new GraphvizHost(code.imports());
        private final Instance instance = Instance.builder(module)
                .withMachineFactory(compiled)
                .withMemoryFactory(ByteArrayMemory::new)
                .withImportValues(ImportValues.builder()
                        .withFunctions(host.functions(module))
                        .build())
                .withStart(false)
                .build();

        byte[] draw(String dot, PictureFormat format, Layout layout) {
            try {
                call(GraphvizCode.START);
                long graph = there(call("viz_read_one_graph", text(dot)));
                layout.attributes().forEach((name, value) -> setDefault(graph, name, value));
                long context = call("viz_create_context");
                call("viz_reset_errors");
                if (call("viz_layout", context, graph, text("dot")) != 0) {
                    throw failure();
                }
                long picture = there(call("viz_render", context, graph, text(format.extension())));
                return instance.memory().readCString((int) picture).getBytes(StandardCharsets.UTF_8);
            } catch (GraphvizHost.GraphvizEnded e) {
                throw failure();
            } catch (ChicoryException e) {
                throw new DrawingFailed("the bundled Graphviz failed: " + e.getMessage(), e);
            }
        }

        private void setDefault(long graph, String name, String value) {
            long kept = there(call("viz_string_dup", graph, text(value)));
            call("viz_set_default_graph_attribute", graph, text(name), kept);
        }

        private long call(String name, long... arguments) {
            long[] result = instance.export(code.exports().get(name)).apply(arguments);
            return result == null || result.length == 0 ? 0 : result[0];
        }

        private long text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            long address = there(call("malloc", bytes.length + 1L));
            instance.memory().write((int) address, bytes);
            instance.memory().writeByte((int) address + bytes.length, (byte) 0);
            return address;
        }

        private long there(long pointer) {
            if (pointer == 0) {
                throw failure();
            }
            return pointer;
        }

        private DrawingFailed failure() {
            return new DrawingFailed("Graphviz cannot draw this graph: " + host.complaints());
        }
    }

    private static final class Only {
        private static final BundledEngine ENGINE = new BundledEngine(GraphvizCode.load());
    }
}
