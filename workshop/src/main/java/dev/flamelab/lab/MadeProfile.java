package dev.flamelab.lab;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileStream;
import dev.flamelab.pprof.ValueType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes profiles of any size, the same ones each time. Each function calls a few others, as in real programs, and each
 * stack is a walk from main: nearly all stacks are different, though functions and calls are not many.
 *
 * @param functions how many there are, each in one location
 * @param depth of every stack
 * @param hot whether each function calls one of the few as often as all others, so that a flame graph of it has towers
 */
record MadeProfile(int samples, int functions, int depth, boolean hot) {
    private static final int CALLEES = 4;
    private static final int CHOICES_OF_A_LONG = 32;
    private static final int METHODS_OF_A_CLASS = 20;
    private static final int THREADS = 50;
    private static final long SEED = 20_180_611;
    private static final long PERIOD = 10_000_000;

    MadeProfile(int samples, int functions, int depth) {
        this(samples, functions, depth, false);
    }

    /** With as many samples as it takes until the tree of their calls has so many frames. */
    static MadeProfile ofFrames(int frames, int functions, int depth) {
        var made = new MadeProfile(0, functions, depth, true);
        var walk = made.new Walk();
        Map<Long, Integer> tree = new HashMap<>();
        int samples = 0;
        for (; tree.size() < frames; samples++) {
            walk.next();
            int node = 0;
            for (int frame = depth - 1; frame >= 0; frame--) {
                node = tree.computeIfAbsent((long) node << Integer.SIZE | walk.stack[frame], call -> tree.size() + 1);
            }
        }
        return new MadeProfile(samples, functions, depth, true);
    }

    /** Writes it without ever having it in memory. */
    void write(OutputStream out) throws IOException {
        var program = Mapping.symbolized("made");
        var types = List.of(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds"));
        var stream = new ProfileStream(out, types);
        int[] numbers = new int[functions];
        for (int i = 0; i < functions; i++) {
            numbers[i] = stream.number(location(program, i));
        }
        var threads = IntStream.range(0, THREADS)
                .mapToObj(i -> List.of(Label.text("thread", "worker-" + i)))
                .toList();
        var walk = new Walk();
        int[] stack = new int[depth];
        for (int i = 0; i < samples; i++) {
            walk.next();
            for (int frame = 0; frame < depth; frame++) stack[frame] = numbers[walk.stack[frame]];
            List<Label> labels = walk.thread < THREADS ? threads.get(walk.thread) : List.of();
            stream.sample(stack, depth, new long[] {walk.count, walk.count * PERIOD}, labels);
        }
        stream.finish(Profile.of(List.of(), List.of(), List.of(program))
                .withPeriod(types.get(1), PERIOD)
                .withTime(1_528_700_000_000_000_000L, 60_000_000_000L));
    }

    /** The samples, one after the other. */
    private final class Walk {
        private final Random random = new Random(SEED);
        /** Numbers of functions, the innermost first. */
        private final int[] stack = new int[depth];

        private long count;
        /** Half of the samples say which thread they are of: it is the others' that is none of the threads. */
        private int thread;

        void next() {
            int function = 0;
            long choices = 0;
            for (int frame = depth - 1; frame >= 0; frame--) {
                if (frame % CHOICES_OF_A_LONG == CHOICES_OF_A_LONG - 1 || frame == depth - 1) {
                    choices = random.nextLong();
                }
                stack[frame] = function;
                int choice = (int) choices & CALLEES - 1;
                function = callee(function, hot ? Math.max(0, choice - 1) : choice);
                choices >>>= Integer.bitCount(CALLEES - 1);
            }
            count = 1 + random.nextInt(3);
            thread = random.nextInt(2 * THREADS);
        }
    }

    /** Far from the caller, and the same at each call; some functions are called by many more than others. */
    private int callee(int caller, int choice) {
        int mixed = (caller * CALLEES + choice + 1) * 0x9e3779b1;
        double place = (mixed >>> 1) / (double) (1L << 31);
        return (int) (functions * place * place * place);
    }

    private static Location location(Mapping program, int number) {
        int inClass = number / METHODS_OF_A_CLASS;
        String type = "org.example.shop.part" + inClass / 100 + ".Service" + inClass;
        String name = type + ".method" + number;
        String file = type.replace('.', '/') + ".java";
        var function = new Function(name, name + "(Ljava/lang/String;I)V", file, 10 + number % METHODS_OF_A_CLASS * 12);
        var line = new Line(function, function.startLine() + 3 + number % 7, 0);
        return new Location(program, 0, List.of(line), false);
    }
}
