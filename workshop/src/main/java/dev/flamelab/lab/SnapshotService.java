package dev.flamelab.lab;

import dev.flamelab.pprof.ProfileReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A JVM with so many stacks, and how long its snapshots took. */
final class SnapshotService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String what;
    private final List<String> kinds;
    private final int size;
    private final MeasuredProgram program;
    private final List<List<Double>> millis = new ArrayList<>();
    private final List<byte[]> last = new ArrayList<>();

    /**
     * Starts it.
     *
     * @param what it has many of, of which the first word is for the program
     * @param kinds of snapshots
     */
    SnapshotService(Home home, String what, List<String> kinds, int size) {
        this.what = what;
        this.kinds = kinds;
        this.size = size;
        for (int kind = 0; kind < kinds.size(); kind++) {
            millis.add(new ArrayList<>());
            last.add(null);
        }
        program = new MeasuredProgram(
                home, "SnapshotProbe", List.of("-Xmx1g"), List.of(what.split(" ")[0], "" + size), line -> {});
    }

    /** One snapshot of each kind. */
    void ask(boolean counts) {
        var profiles = program.profiles();
        for (int kind = 0; kind < kinds.size(); kind++) {
            var uri = profiles.resolve(kinds.get(kind));
            long start = System.nanoTime();
            last.set(kind, get(uri));
            if (counts) millis.get(kind).add((System.nanoTime() - start) / 1e6);
        }
    }

    private byte[] get(URI uri) {
        try {
            var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) return response.body();
            throw new Refusal(new ProfileAddress(uri), response, response.body()).told();
        } catch (IOException e) {
            throw LabError.machine(uri + " did not answer (" + e.getMessage() + "): run it again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Leftovers.stopped();
        }
    }

    /** @param smaller of the same kind; null when there is none */
    SnapshotLatency.Row row(int kind, SnapshotLatency.Row smaller) {
        var taken = millis.get(kind).stream().mapToDouble(x -> x).toArray();
        double median = Spread.quantile(taken, 0.5);
        int samples = samples(last.get(kind));
        return new SnapshotLatency.Row(
                kinds.get(kind),
                what,
                size,
                median,
                Spread.quantile(taken, 0.95),
                samples,
                last.get(kind).length,
                smaller == null ? 0 : median / smaller.median(),
                smaller == null ? 0 : 1.0 * samples / smaller.samples());
    }

    private static int samples(byte[] profile) {
        try {
            return ProfileReader.read(profile).samples().size();
        } catch (IOException e) {
            throw LabError.machine("a snapshot cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
