package dev.flamelab.pprof;

import static dev.flamelab.pprof.LegacyTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What only begins like one of the forms before profile.proto is told as pprof tells it, and takes no time. */
class LegacyDefectTest {
    private static final String HEAP_AND_MAP = """
            heap profile: 1: 8 [1: 8] @ heapprofile
            1: 8 [1: 8] @ 0x5

            MAPPED_LIBRARIES:
            """;

    static Stream<Arguments> defects() {
        String nothing = "unrecognized profile format";
        return Stream.of(
                arguments("goroutine profile: total 1\n1 @ main.leaf\n", "malformed profile format"),
                arguments("goroutine profile: total 1\n09 @ 0x1\n", "malformed profile format"),
                arguments("goroutine profile: total 1\n1 @ 0x11112222333344445\n", "malformed profile format"),
                arguments("goroutine 1 [running]:\nmain.main()\n", nothing),
                arguments("heap profile: 1: 2 [1: 2] @ heap_v3/1\n1: 2 [1: 2] @ 0x1\n", nothing),
                arguments(
                        "heap profile: 1: 2 [1: 2] @ heap_v2/1\nnot a sample\n",
                        "unexpected number of sample values: got 0, want 6"),
                arguments(
                        "heap profile: 1: 2 [1: 2] @ heap_v2/1\n0: 2 [1: 2] @ 0x1\n",
                        "inuse count was 0 but inuse bytes was 2"),
                arguments(
                        "heap profile: 1: 2 [1: 2] @ heap_v2/1\n1: 99999999999999999999 [1: 2] @ 0x1\n",
                        "malformed sample: 1: 99999999999999999999 [1: 2] @ 0x1: strconv.ParseInt: parsing"
                                + " \"99999999999999999999\": value out of range"),
                arguments(
                        "heap profile: 1: 2 [1: 2] @ heap_v2/1\n1: 2 [1: 2] @ 0x11112222333344445\n",
                        "malformed sample: 1: 2 [1: 2] @ 0x11112222333344445: failed to parse as hex 64-bit number:"
                                + " 0x11112222333344445"),
                arguments("--- contentionz 1 ---\nunheard of = 1\n1 1 @ 0x1\n", nothing),
                arguments("--- mutex:\nno sample\n", nothing),
                arguments("--- heapz 1 ---\nformat = c\n", nothing),
                arguments("--- heapz 1 ---", nothing),
                arguments("--- heapz 1 ---\nformat = java\n 8 1 @ 0x1\n", "missing sample type information"),
                arguments(
                        "--- heapz 1 ---\nformat = java\nresolution = bytes\n 8 0 @ 0x1\n",
                        "parsing sample 8 0 @ 0x1: second value must be non-zero"),
                arguments("--- threadz 1 ---\n--- Thread 7f (name: main/12) stack: ---\n 0x1\n", nothing),
                arguments("MAPPED_LIBRARIES:\n", nothing),
                arguments("x".repeat(70_000), "bufio.Scanner: token too long"),
                arguments("{\"samples\": []}\n", nothing));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("defects")
    void defectIsNamedAsPprofNamesIt(String file, String message, @TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> ProfileReader.read(text(file)))
                .isExactlyInstanceOf(MalformedProfile.class)
                .hasMessage("parsing profile: " + message);
        Files.writeString(folder.resolve("defect"), file);

        assertThat(GoPprof.run(folder, "-raw", "defect")).contains("defect: parsing profile: " + message + "\n");
    }

    @Test
    void variablesOfAMapAreNotReplacedWithoutEnd() {
        var doubling = new StringBuilder("v10=0123456789abcdef\n");
        for (int i = 11; i < 50; i++) {
            doubling.append("v" + i + "=$v" + (i - 1) + "$v" + (i - 1) + "\n");
        }

        assertThatThrownBy(() -> ProfileReader.read(text(HEAP_AND_MAP + doubling)))
                .isExactlyInstanceOf(MalformedProfile.class)
                .hasMessageContaining("a line of the memory map has more than 65535 characters");
    }

    @Test
    void mapMayNotSetAnyNumberOfVariables() {
        var lines = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            lines.append("g" + i + "=x\n");
        }

        assertThatThrownBy(() -> ProfileReader.read(text(HEAP_AND_MAP + lines)))
                .isExactlyInstanceOf(MalformedProfile.class)
                .hasMessageContaining("the memory map sets more than 64 variables");
    }

    @Test
    void textOfNothingButEmptyLinesIsNoProfile() {
        assertThatThrownBy(() -> ProfileReader.read(text("\n".repeat(1_000_000))))
                .isExactlyInstanceOf(MalformedProfile.class)
                .hasMessage("parsing profile: unrecognized profile format");
    }

    @Test
    void addressesAreFoundAmongManyRegionsInNoTime() throws Exception {
        int regions = 50_000;
        var text = new StringBuilder("heap profile: 1: 8 [1: 8] @ heapprofile\n");
        var map = new StringBuilder("MAPPED_LIBRARIES:\n");
        for (int i = 1; i <= regions; i++) {
            text.append("1: 8 [1: 8] @ 0x" + hex(i, 8) + " 0x" + hex(i, 0x1008) + "\n");
            map.append(hex(i, 0x1000) + "-" + hex(i, 0x2000) + " /lib/" + i + ".so (@800)\n");
        }

        Profile read = ProfileReader.read(text(text.toString() + map));

        assertThat(read.mappings()).hasSize(regions + 1);
        assertThat(read.samples().get(regions - 1).stack().get(1).mapping().file())
                .isEqualTo("/lib/" + regions + ".so");
    }

    @Test
    void longLinesAreReadInNoTime() {
        String digits = "1".repeat(65_000);
        for (String start : List.of(
                "--- mutex:\n",
                "--- heapz 1 ---\nformat = java\nresolution = bytes\n",
                "--- heapz 1 ---\nformat = java\nresolution = bytes\n1 1 @ 0x1\n0x1 ",
                "heap profile: 1: 2 [1: 2] @ heap_v2/1\n",
                "goroutine profile: total 1\n--- Memory map: ---\n")) {
            for (String line : List.of(
                    digits,
                    " ( ".repeat(21_000) + ")",
                    "a ".repeat(32_000),
                    "(" + " ".repeat(60_000),
                    " (".repeat(32_000) + ":1)",
                    "a (" + "/".repeat(60_000) + "x)")) {
                try {
                    assertThat(ProfileReader.read(text(start + line + "\n")).samples())
                            .hasSizeLessThan(2);
                } catch (Exception e) {
                    assertThat(e).isInstanceOf(MalformedProfile.class);
                }
            }
        }
    }

    private static String hex(int block, int within) {
        return Long.toHexString(block * 0x10000L + within);
    }
}
