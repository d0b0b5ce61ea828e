package dev.flamelab.site;

import java.io.IOException;
import java.io.OutputStream;

/** What one page of the viewer needs of a profile. */
interface ViewData {
    /**
     * Writes it, on a thread that may take its time; the stream waits while the browser is slow. Until 64 KiB are
     * written nothing has been sent, so a {@link dev.flamelab.report.ReportError} can still be told as such.
     */
    void write(Asked asked, OutputStream out) throws IOException;

    /** Its media type, such as {@code application/json}. */
    String type();
}
