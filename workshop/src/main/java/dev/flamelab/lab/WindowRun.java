package dev.flamelab.lab;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDelta;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What comes about in a service within a window, on its way: what the service itself says of that time; or, where a
 * story is seen in what there is at the end, that less what there was at the beginning.
 */
final class WindowRun implements AutoCloseable {
    private final List<CaptureRun> captures = new ArrayList<>();
    private final URI profiles;
    private final String sampleIndex;
    private final CompletableFuture<Profile> done;
    private boolean closed;

    private WindowRun(URI profiles, Story.Shot shot, Duration window) {
        this.profiles = profiles;
        sampleIndex = shot.sampleIndex();
        done = shot.atEnd() ? growth(shot.request(), window) : capture(new CaptureRequest(shot.kind(), window));
    }

    /** @param profiles where the service has them, ends with a slash */
    static WindowRun start(URI profiles, Story.Shot shot, Duration window) {
        return new WindowRun(profiles, shot, window);
    }

    /** Of the heap both after a collection: what is in use as of the last one is else in good part garbage. */
    private CompletableFuture<Profile> growth(CaptureRequest snapshot, Duration window) {
        var atEnd = new CompletableFuture<Void>().completeOnTimeout(null, window.toMillis(), TimeUnit.MILLISECONDS);
        return capture(snapshot).thenCombine(atEnd.thenComposeAsync(now -> capture(snapshot)), ProfileDelta::between);
    }

    private synchronized CompletableFuture<Profile> capture(CaptureRequest request) {
        if (closed) return CompletableFuture.failedFuture(Leftovers.stopped());
        var capture = CaptureRun.start(profiles, request, sampleIndex);
        captures.add(capture);
        return capture.done().thenApply(Capture::profile);
    }

    /** What came; fails with a {@link LabError}. */
    CompletableFuture<Profile> done() {
        return done.copy();
    }

    /** Hangs up, if the answer is not there yet. */
    @Override
    public synchronized void close() {
        closed = true;
        captures.forEach(CaptureRun::close);
    }
}
