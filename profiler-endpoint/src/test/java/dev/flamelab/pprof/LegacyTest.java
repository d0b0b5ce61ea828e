package dev.flamelab.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms that profiles had before profile.proto are read as pprof reads them. */
class LegacyTest {
    private static final String MAP = """
            build=/opt/app
            I0101 10:00:00.000 1 maps.cc:12] 00400000-00480000 r-xp 00000000 08:01 1234  $build/bin/server
            00480000-004a0000 r-xp 00080000 08:01 1234  $build/bin/server
            004a0000-004b0000 rw-p 000a0000 08:01 1234  $build/bin/server
            7f0000001000-7f0000002000 r-xp 00001000 08:01 77  /lib/libc.so.6
            40000000-50000000 /lib/libbrief.so (@1000) abc123
            not a mapping at all
            """;

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("cpu, 64 bits", cpu(8, ByteOrder.LITTLE_ENDIAN, 0, MAP)),
                arguments("cpu, 32 bits, big-endian", cpu(4, ByteOrder.BIG_ENDIAN, 0, "")),
                arguments("cpu, 32 bits", cpu(4, ByteOrder.LITTLE_ENDIAN, 0, MAP)),
                arguments("cpu of Java", cpu(8, ByteOrder.BIG_ENDIAN, 1, """
                         0x400010 a.Work.leaf (Work.java:12)
                         0x400020 a.Main.main (Main.java:-1)
                         0x400033 generated stub/JIT
                         0x400044 memcpy (/lib/x86/libc.so.6)
                        """)),
                arguments("heap", text("""
                        heap profile:  3: 900 [ 10: 4096 ] @ heap_v2/524288
                           2:  800 [ 8: 3000] @ 0x400011 0x400022 0x7f0000001005
                        # a comment
                           1:  100 [ 2: 1096] @ 0x400011 0x10
                           0:    0 [ 4: 40] @ 0x40000100

                        MAPPED_LIBRARIES:
                        """ + MAP)),
                arguments(
                        "heap that has lost nothing",
                        text("heap profile: 1: 8 [1: 8] @ heapprofile\n1: 8 [1: 8] @ 0x5\n")),
                arguments("heap of Go", text("""
                        heap profile: 3: 900 [10: 4096] @ heap/1048576
                        2: 800 [8: 3000] @ 0x400011 0x400022
                        #\t0x400010\tmain.leaf+0x10\t/src/main.go:12

                        # runtime.MemStats
                        # Alloc = 12345
                        """)),
                arguments("growth", text("heap profile: 1: 8 [1: 8] @ growthz\n1: 8 [1: 8] @ 0x5 0x6\n")),
                arguments("fragmentation", text("heap profile: 1: 8 [1: 8] @ fragmentationz\n-1: -8 [1: 8] @ 0x5\n")),
                arguments("goroutine", text("""
                        goroutine profile: total 5
                        3 @ 0x400011 0x400022
                        #\t0x400010\tmain.leaf+0x10\t/src/main.go:12

                        2 @ 0x400033

                        --- Memory map: ---
                        """ + MAP)),
                arguments(
                        "goroutine behind comments",
                        text("# one\n\n# two\nthreadcreate profile: total 010\n010 @ 0x1\n")),
                arguments("threads", text("""
                        --- threadz 1 ---
                        some words
                        --- Thread 7f (name: main/12) stack: ---
                          PC: 0x400012 leaf
                          0x400012 0x400022
                        --- Thread 80 (name: other/13) stack: ---
                          [same as previous thread]
                        --- Thread 81 (name: third/14) stack: ---
                          0x400044
                          0x40000101
                        --- Memory map: ---
                        """ + MAP)),
                arguments("contention", text("""
                        --- contentionz 1 ---
                        cycles/second = 3000000000
                        sampling period = 100
                        ms since reset = 16502830
                        discarded samples = 0
                          19490304       27 @ 0x400011 0x400022
                               768        1 @ 0x400033
                        --- Memory map: ---
                        """ + MAP)),
                arguments("mutex of Go", text("""
                        --- mutex:
                        cycles/second=2400000000
                        sampling period=5
                        3412 7 @ 0x400011 0x400022
                        #\t0x400010\tmain.leaf+0x10\t/src/main.go:12
                        """)),
                arguments(
                        "block of Go, one number", text("--- contention:\ncycles/second=1000000000\n123 @ 0x400011\n")),
                arguments("heap of Java", text("""
                        --- heapz 1 ---
                        format = java
                        resolution = bytes
                          7048    1 @ 0x00000003 0x00000004
                         13216   13 @ 0x00000003 0x00000005 0x00000006
                         0x00000003 a.Work.leaf (Work.java:12)
                         0x00000004 a.Work.leaf (Other.java:13)
                         0x00000005 GC
                         0x00000007 nobody (Nobody.java:1)
                        """)),
                arguments("heap of Java with names that nothing uses", text("""
                        --- heapz 1 ---
                        format = java
                        resolution = bytes
                          7048    1 @ 0x00000003 0x00000006
                         0x00000002 a.Work.leaf (First.java:1)
                         0x00000003 a.Work.leaf (Second.java:2)
                         0x00000004 b.Work.leaf (/lib/first.so)
                         0x00000006 b.Work.leaf (x) ( (/lib/second.so//)
                        """)),
                arguments("heap of Java, a sample of it cut", text("""
                        --- heapz 1 ---
                        format = java
                        resolution = bytes
                          7048    1 @ 0x00000003
                          7048    1 @ 0x0000000""")),
                arguments("heap of Java with a long line", text("""
                        --- heapz 1 ---
                        format = java
                        resolution = bytes
                          7048    1 @ 0x00000003
                         0x00000003 a.\
                        """ + "x".repeat(70_000) + " (A.java:1)")),
                arguments("heap with regions over one another", text("""
                        heap profile: 1: 8 [1: 8] @ heapprofile
                        1: 8 [1: 8] @ 0x7500 0x3500 0x5500 0x1500 0x7000 0x9000 0x100 0xffffffffffffffff
                        1: 8 [1: 8] @ 0x2500 0x6000 0x8fff

                        MAPPED_LIBRARIES:
                        6000-7000 r-xp 00005000 08:01 1  /lib/a.so
                        1000-2000 r-xp 00000000 08:01 1  /lib/b.so
                        5000-8000 r-xp 00000000 08:01 1  /lib/c.so
                        0-9000 r-xp 00000000 08:01 1  /lib/d.so
                        9000-8000 r-xp 00000000 08:01 1  /lib/e.so
                        9000-9000 r-xp 00009100 08:01 1  /lib/f.so
                        """)),
                arguments("heap with many variables in its map", text("""
                        heap profile: 1: 8 [1: 8] @ heapprofile
                        1: 8 [1: 8] @ 0x400010 0x500010

                        MAPPED_LIBRARIES:
                        a=/opt
                        ab=never
                        a=late
                        b=$a$ab/$a
                        =/empty
                        400000-480000 r-xp 00000000 08:01 1  $ab/$b/x$
                        500000-580000 r-xp 00000000 08:01 1  $none/$a
                        """)),
                arguments("contention of Java", text("""
                        --- contentionz 1 ---
                        format = java
                        resolution = microseconds
                        sampling period = 100
                        ms since reset = 6019923
                        1 1  @ 0x00000003 0x00000004
                        14 2 @ 0x00000005
                         0x00000003 a.Work.leaf (Work.java:12)
                        """)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void formIsReadAsPprofReadsIt(String form, byte[] file, @TempDir Path folder) throws Exception {
        Files.write(folder.resolve("legacy"), file);

        Profile ours = ProfileMerge.merge(List.of(MainProgram.name(ProfileReader.read(file), "", "")));

        String said = GoPprof.run(folder, "-proto", "-symbolize=none", "-output=result", "legacy");
        assertThat(folder.resolve("result")).as(said).exists();
        assertThat(ProfileReader.read(Files.readAllBytes(folder.resolve("result"))))
                .isEqualTo(ProfileReader.read(Profiles.bytes(ours)));
        assertThat(ours.samples()).isNotEmpty();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cpu(int wordBytes, ByteOrder order, int language, String behind) {
        long[] words = {
            0,
            3,
            language,
            10_000,
            0, //
            3,
            3,
            0x400010,
            0x400020,
            0x400033, //
            2,
            4,
            0x400010,
            0x400020,
            0x400044,
            0x40000100, //
            1,
            2,
            0x400050,
            0x400020, //
            5,
            3,
            0x400060,
            0x400020,
            0x400060, //
            0,
            1,
            0
        };
        var bytes =
                ByteBuffer.allocate(words.length * wordBytes + behind.length()).order(order);
        for (long word : words) {
            if (wordBytes == 4) {
                bytes.putInt((int) word);
            } else {
                bytes.putLong(word);
            }
        }
        return bytes.put(text(behind)).array();
    }
}
