package dev.flamelab.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphvizCodeTest {
    private static final String NAMES = """
            TTY.init();wasmExports["A"]();
            _malloc=Module["_malloc"]=wasmExports["B"];
            var wasmImports={a:___assert_fail,$b:viz_errorf};
            """;

    @Test
    void bundledCodeIsWebAssemblyWithAllThatIsCalled() {
        GraphvizCode code = GraphvizCode.load();

        assertThat(code.bytes()).startsWith(0, 'a', 's', 'm').hasSizeGreaterThan(900_000);
        assertThat(code.exports())
                .containsKeys(GraphvizCode.START, "malloc", "viz_read_one_graph", "viz_create_context")
                .containsKeys("viz_layout", "viz_render", "viz_reset_errors")
                .containsKeys("viz_string_dup", "viz_set_default_graph_attribute");
        assertThat(code.imports()).containsValues("viz_errorf", "_fd_write", "_emscripten_resize_heap");
    }

    @Test
    void escapesInTheScriptStandForOneByte() {
        GraphvizCode code = GraphvizCode.of("binaryDecode('\0a\\n\\r\\\\\\'\u00ff')\n" + NAMES);

        assertThat(code.bytes()).containsExactly(0, 'a', '\n', '\r', '\\', '\'', 0xff);
        assertThat(code.exports()).containsEntry("malloc", "B").containsEntry(GraphvizCode.START, "A");
        assertThat(code.imports()).containsEntry("$b", "viz_errorf");
    }

    @Test
    void scriptOfAnotherMakeIsRefused() {
        assertThatThrownBy(() -> GraphvizCode.of("binaryDecode('a')"))
                .isInstanceOf(DrawingFailed.class)
                .hasMessageContaining("unknown make");
        assertThatThrownBy(() -> GraphvizCode.of("binaryDecode('\\x41')" + NAMES))
                .isInstanceOf(DrawingFailed.class)
                .hasMessageContaining("unknown way: \\x");
        assertThatThrownBy(() -> GraphvizCode.of(NAMES))
                .isInstanceOf(DrawingFailed.class)
                .hasMessageEndingWith("it has no binaryDecode('");
        assertThatThrownBy(() -> GraphvizCode.of("binaryDecode('a\\"))
                .isInstanceOf(DrawingFailed.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void codeThatCallsWhatNobodyKnowsIsRefused() {
        WasmModule module = Parser.parse(GraphvizCode.load().bytes());

        assertThatThrownBy(() -> new GraphvizHost(Map.of()).functions(module))
                .isInstanceOf(DrawingFailed.class)
                .hasMessageContaining("nobody knows what it calls ");
    }
}
