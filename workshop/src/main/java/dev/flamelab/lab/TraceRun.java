package dev.flamelab.lab;

import java.io.IOException;
import java.net.URI;

/** A trace, which is a JFR recording, on its way from a pprof endpoint. */
public final class TraceRun implements AutoCloseable {
    private final Download<byte[]> download;

    private TraceRun(Download<byte[]> download) {
        this.download = download;
    }

    /**
     * Asks for a trace.
     *
     * @param profiles where the endpoint has its profiles, ends with a slash
     */
    public static TraceRun start(URI profiles, CaptureRequest request) {
        return new TraceRun(
                new Download<>(request.at(profiles), request.patience(), CaptureRequest.WHEN_SLOW, TraceRun::checked));
    }

    static byte[] checked(byte[] bytes) throws IOException {
        if (JfrFile.isOne(bytes)) return bytes;
        throw new IOException("not a JFR recording");
    }

    /** Waits for what comes. */
    public byte[] await() {
        return download.await();
    }

    /** Hangs up, if the answer is not there yet: the endpoint then ends its recording. */
    @Override
    public void close() {
        download.close();
    }
}
