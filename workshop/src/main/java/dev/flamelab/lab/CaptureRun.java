package dev.flamelab.lab;

import dev.flamelab.pprof.MalformedProfile;
import dev.flamelab.pprof.MemoryBudget;
import dev.flamelab.pprof.ProfileReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A profile on its way from a pprof endpoint. */
public final class CaptureRun implements AutoCloseable {
    private final Download<Capture> download;

    private CaptureRun(Download<Capture> download) {
        this.download = download;
    }

    /**
     * Asks for a profile.
     *
     * @param profiles where the endpoint has its profiles, ends with a slash
     */
    public static CaptureRun start(URI profiles, CaptureRequest request) {
        return start(request.at(profiles), request.patience(), CaptureRequest.WHEN_SLOW);
    }

    /**
     * Asks for what a story is looked for in.
     *
     * @param sampleIndex which samples of a trace are its profile; it may have none of them
     */
    public static CaptureRun start(URI profiles, CaptureRequest request, String sampleIndex) {
        if (!request.isTrace()) return start(profiles, request);
        var address = request.at(profiles);
        return new CaptureRun(new Download<>(address, request.patience(), CaptureRequest.WHEN_SLOW, bytes -> {
            var samples = JfrFile.samples(address, TraceRun.checked(bytes), sampleIndex, MemoryBudget.ofJvm());
            return new Capture(samples, bytes);
        }));
    }

    /**
     * Asks for the profile at an address.
     *
     * @param patience how long all of its answer may take
     * @param whenSlow what to do when it takes longer
     */
    public static CaptureRun start(ProfileAddress address, Duration patience, String whenSlow) {
        return start(address, patience, whenSlow, ProfileReader.LARGEST);
    }

    /** The same, for a profile that has at most so many bytes when unpacked. */
    public static CaptureRun start(ProfileAddress address, Duration patience, String whenSlow, long largest) {
        return new CaptureRun(new Download<>(
                address, patience, whenSlow, bytes -> profile(address, bytes, largest, MemoryBudget.ofJvm())));
    }

    /**
     * The same, where a recording will do; it is not read yet.
     *
     * @param largest how many bytes a profile may have when unpacked
     * @param budget the memory that it and others may take
     */
    public static CaptureRun startAny(
            ProfileAddress address, Duration patience, String whenSlow, long largest, MemoryBudget budget) {
        return new CaptureRun(new Download<>(
                address,
                patience,
                whenSlow,
                bytes -> JfrFile.isOne(bytes) ? new Capture(null, bytes) : profile(address, bytes, largest, budget)));
    }

    private static Capture profile(ProfileAddress address, byte[] bytes, long largest, MemoryBudget budget)
            throws IOException {
        try {
            return new Capture(ProfileReader.read(new ByteArrayInputStream(bytes), largest, budget), bytes);
        } catch (MalformedProfile e) {
            if (!e.isTooLarge()) throw e;
            throw LabError.machine(address + " sent a profile that " + ProfileFile.tooLarge(budget), e);
        }
    }

    /** What came; fails with a {@link LabError}. */
    public CompletableFuture<Capture> done() {
        return download.done();
    }

    /** Waits for what comes. */
    public Capture await() {
        return download.await();
    }

    /** Hangs up, if the answer is not there yet: the endpoint then ends its capture. */
    @Override
    public void close() {
        download.close();
    }
}
