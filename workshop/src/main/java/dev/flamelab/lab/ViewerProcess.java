package dev.flamelab.lab;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code ./lab pprof -http} as a process of its own, on a free port. */
final class ViewerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+:\\d+");
    private static final int SECONDS_TO_START = 120;

    private final CompletableFuture<URI> url = new CompletableFuture<>();
    private final Tethered program;
    private volatile String said = "it said nothing";

    /**
     * Starts it.
     *
     * @param pprof the command that is {@code ./lab pprof}
     * @param sources what to show, and flags
     */
    ViewerProcess(List<String> pprof, List<String> sources) {
        var command = new ArrayList<>(pprof);
        command.addAll(List.of("-http=127.0.0.1:0", "-no_browser"));
        command.addAll(sources);
        program = new Tethered("viewer", command, this::heard, this::ended);
    }

    private void heard(String line) {
        var address = ADDRESS.matcher(line);
        if (address.find()) url.complete(URI.create(address.group()));
        else if (!line.startsWith("Picked up ")) said = line.replaceFirst("^[a-z]+: ", "");
    }

    private void ended() {
        url.completeExceptionally(LabError.machine("the viewer did not start: " + said));
    }

    /** A page of it, once it serves; without a slash in front. */
    URI page(String address) {
        try {
            return url.orTimeout(SECONDS_TO_START, TimeUnit.SECONDS).join().resolve("/" + address);
        } catch (CompletionException e) {
            if (e.getCause() instanceof LabError error) throw error;
            throw LabError.machine("the viewer was not ready after " + SECONDS_TO_START + " s (" + said
                    + "): close other programs and run it again");
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
