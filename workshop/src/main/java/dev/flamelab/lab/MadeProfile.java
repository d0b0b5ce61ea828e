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
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes profiles of any size, the same ones each time. Each function calls a few others, as in real programs, and each
 * stack is a walk from main: nearly all stacks are different, though functions and calls are not many.
 *
 * @param functions how many there are, each in one location
 * @param depth of every stack
 */
record MadeProfile(int samples, int functions, int depth) {
    private static final int CALLEES = 4;
    private static final int CHOICES_OF_A_LONG = 32;
    private static final int METHODS_OF_A_CLASS = 20;
    private static final int THREADS = 50;
    private static final long SEED = 20_180_611;
    private static final long PERIOD = 10_000_000;

    /** Writes it without ever having it in memory. */
    void write(OutputStream out) throws IOException {
        var program = Mapping.symbolized("made");
        var types = List.of(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds"));
        var stream = new ProfileStream(out, types);
        var random = new Random(SEED);
        int[] numbers = new int[functions];
        for (int i = 0; i < functions; i++) {
            numbers[i] = stream.number(location(program, i));
        }
        var threads = IntStream.range(0, THREADS)
                .mapToObj(i -> List.of(Label.text("thread", "worker-" + i)))
                .toList();
        int[] stack = new int[depth];
        for (int i = 0; i < samples; i++) {
            int function = 0;
            long choices = 0;
            for (int frame = depth - 1; frame >= 0; frame--) {
                if (frame % CHOICES_OF_A_LONG == CHOICES_OF_A_LONG - 1 || frame == depth - 1) {
                    choices = random.nextLong();
                }
                stack[frame] = numbers[function];
                function = callee(function, (int) choices & CALLEES - 1);
                choices >>>= Integer.bitCount(CALLEES - 1);
            }
            long count = 1 + random.nextInt(3);
            // Half of the samples say which thread they are of.
            int thread = random.nextInt(2 * THREADS);
            List<Label> labels = thread < THREADS ? threads.get(thread) : List.of();
            stream.sample(stack, depth, new long[] {count, count * PERIOD}, labels);
        }
        stream.finish(Profile.of(List.of(), List.of(), List.of(program))
                .withPeriod(types.get(1), PERIOD)
                .withTime(1_528_700_000_000_000_000L, 60_000_000_000L));
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
