package dev.flamelab.cli;

import dev.flamelab.pprof.MalformedProfile;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.report.ReportError;
import dev.flamelab.report.Top;
import dev.flamelab.report.View;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads damaged files until one does anything but become a profile or be refused; run by {@link MutantTest} with little
 * memory.
 */
final class MutantProgram {
    private static final int MUTANTS = 10_000;
    private static final int TYPED_EVERY = 40;
    private static final int PATIENCE_MILLIS = 30_000;

    private final List<byte[]> originals = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Path folder;
    private int read;
    private int refused;

    private MutantProgram(Path folder) {
        this.folder = folder;
    }

    /** Takes the folder to work in; says how many were read and refused. */
    public static void main(String[] args) throws Exception {
        var program = new MutantProgram(Path.of(args[0]));
        program.gatherOriginals();
        var watch = new Timer(true);
        watch.schedule(new Watch(program.begun), 0, PATIENCE_MILLIS);
        for (int seed = 0; seed < MUTANTS; seed++) {
            program.begun.incrementAndGet();
            program.tryOne(seed);
        }
        watch.cancel();
        System.out.println(program.read + " read, " + program.refused + " refused");
    }

    /** Ends the program when it has been at one file since the last look. */
    private static final class Watch extends TimerTask {
        private final AtomicInteger begun;
        private int seen = -1;

        Watch(AtomicInteger begun) {
            this.begun = begun;
        }

        @Override
        public void run() {
            int now = begun.get();
            if (now == seen) {
                System.out.println("mutant " + (now - 1) + " is still being read");
                Runtime.getRuntime().halt(1);
            }
            seen = now;
        }
    }

    private void gatherOriginals() throws IOException {
        for (Trait trait : EnumSet.complementOf(EnumSet.of(Trait.MANY_SAMPLES))) {
            originals.add(MadeUpProfile.bytes(trait.ordinal(), EnumSet.of(trait, Trait.TEXT_LABELS)));
        }
        for (String text : LegacyTexts.ALL) {
            originals.add(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void tryOne(int seed) throws IOException {
        var random = new Random(seed);
        byte[] mutant = Mutant.of(any(random), any(random), random);
        String failure = failure(mutant);
        if (seed % TYPED_EVERY == 0) {
            tryTyped(seed, mutant, failure);
        }
    }

    private String failure(byte[] mutant) throws IOException {
        try {
            Top.of(ProfileReader.read(new ByteArrayInputStream(mutant)), View.STANDARD)
                    .text();
            read++;
            return "";
        } catch (MalformedProfile | ReportError e) {
            refused++;
            return e.getMessage();
        }
    }

    private void tryTyped(int seed, byte[] mutant, String failure) throws IOException {
        Path file = Files.write(folder.resolve("mutant"), mutant);
        Typed typed = Typed.lab("pprof", "-top", file.toString());
        boolean told = typed.exitCode() == 1
                && typed.err().startsWith("lab: ")
                && typed.err().lines().count() == 1;
        if (failure.isEmpty() ? typed.exitCode() != 0 : !told) {
            throw new AssertionError("mutant " + seed + " (" + failure + "): " + typed);
        }
    }

    private byte[] any(Random random) {
        return originals.get(random.nextInt(originals.size()));
    }
}
