package dev.flamelab.cli;

import java.util.List;

/** One small profile of each of the text forms from before profile.proto. */
final class LegacyTexts {
    private static final String MAP =
            "\nMAPPED_LIBRARIES:\n00400000-00fcb000 r-xp 00000000 08:01 15 /opt/shop/service\n"
                    + "7f0000000000-7f0000100000 r-xp 00001000 08:01 16 /usr/lib/libshop.so\n";

    private static final String MEMORY = MAP.replace("MAPPED_LIBRARIES:", "--- Memory map: ---");

    static final String HEAP = "heap profile: 3: 1568 [ 30: 15680] @ heap/1048576\n"
            + "1: 1024 [10: 10240] @ 0x401000 0x402000 0x403000\n"
            + "2: 544 [20: 5440] @ 0x401010 0x402000\n";

    static final String HEAP_V2 = "heap profile:    5:   5248 [  10:  10496] @ heap_v2/524288\n"
            + " 3: 3072 [ 6: 6144] @ 0x00401000 0x00402000\n 2: 2176 [ 4: 4352] @ 0x00401010" + MAP;

    static final String GROWTH = "heap profile: 2: 3145728 [ 2: 3145728] @ growthz\n"
            + "1: 1048576 [1: 1048576] @ 0x401000 0x402000\n1: 2097152 [1: 2097152] @ 0x401010 0x402010\n";

    static final String COUNT = "goroutine profile: total 5\n"
            + "3 @ 0x401000 0x402000 0x403000\n#\t0x400fff\tmain.work+0x1f\t/src/main.go:12\n\n"
            + "2 @ 0x401010 0x403000\n";

    static final String THREADS = "--- threadz 2 ---\n\n--- Thread 7f1 (name: main/1) stack: ---\n"
            + "  PC: 0x401000 0x402000: main\n  [0x403000]\n--- Thread 7f2 (name: pool/2) stack: ---\n"
            + "  0x401000 0x402000\n" + MEMORY;

    static final String CONTENTION = "--- contention:\ncycles/second=1000000000\n"
            + "2000000 4 @ 0x401000 0x402000\n500000 1 @ 0x401010 0x402000\n";

    static final String MUTEX =
            "--- mutex:\ncycles/second=2500000000\nsampling period=2\n" + "2000000 4 @ 0x401000 0x402000\n";

    static final String CONTENTIONZ = "--- contentionz 1 ---\ncycles/second = 3201000000\nsampling period = 100\n"
            + "ms since reset = 16502830\ndiscarded samples = 0\n"
            + "  19490304      27 @ 0x401000 0x402000\n     768 1 @ 0x401010" + "\n" + MEMORY;

    static final String JAVA_HEAP = "--- heapz 1 ---\nformat = java\nresolution = bytes\n"
            + "  7048 1 @ 0x00000003 0x00000004 0x00000005\n  4752 9 @ 0x00000003 0x00000005\n"
            + "  0x00000003 com.acme.shop.Cart.add (Cart.java:20)\n"
            + "  0x00000004 com.acme.shop.Cart$Item.<init> (Cart.java:31)\n"
            + "  0x00000005 java.lang.Thread.run (Thread.java:833)\n";

    static final String JAVA_CONTENTION = "--- contentionz 1 ---\nformat = java\nresolution = microseconds\n"
            + "sampling period = 100\nms since reset = 6019923\n"
            + "  1 1 @ 0x00000003 0x00000004\n 14 2 @ 0x00000005 0x00000004\n"
            + "  0x00000003 com.acme.shop.Stock.reserve (Stock.java:9)\n"
            + "  0x00000004 com.acme.shop.Handler.handle (Handler.java:12)\n"
            + "  0x00000005 GC\n";

    static final List<String> ALL = List.of(
            HEAP,
            HEAP + MAP,
            HEAP_V2,
            GROWTH,
            COUNT,
            THREADS,
            CONTENTION,
            MUTEX,
            CONTENTIONZ,
            JAVA_HEAP,
            JAVA_CONTENTION);

    private LegacyTexts() {}
}
