package dev.flamelab.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a command took: of time from its start to its end, and of memory at its peak, that of the largest of its
 * processes; 0 where no system tells.
 */
record Taken(double seconds, double megabytes) {
    private static final int MILLIS_BETWEEN_LOOKS = 5;
    private static final long MOST_MINUTES = 20;

    /** @param said where what it prints goes */
    static Taken by(List<String> command, Path said) throws IOException {
        long start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        var leftover = Leftovers.add(command.get(0), process::destroyForcibly);
        try {
            process.getOutputStream().close();
            long kilobytes = 0;
            while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                kilobytes = Math.max(kilobytes, peak(process.toHandle()));
                if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(MOST_MINUTES)) {
                    throw LabError.machine(String.join(" ", command) + " has not ended within " + MOST_MINUTES
                            + " minutes: try it by hand, or on a machine that does less");
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (process.exitValue() != 0) {
                throw LabError.machine(
                        String.join(" ", command) + " ended with " + process.exitValue() + ": "
                                + Files.readString(said).strip(),
                        null);
            }
            return new Taken(seconds, kilobytes / 1024.0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        } finally {
            process.destroyForcibly();
            leftover.close();
        }
    }

    /** The median of one part of what several took. */
    static double median(Taken[] all, ToDoubleFunction<Taken> part) {
        return Spread.quantile(Stream.of(all).mapToDouble(part).toArray(), 0.5);
    }

    private static long peak(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> peak(each.pid()))
                .max()
                .orElse(0);
    }

    /** In kilobytes, as the Linux kernel tells it. */
    private static long peak(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // it has just ended
        }
    }
}
