package dev.flamelab.site;

import dev.flamelab.lab.LabError;
import dev.flamelab.report.ReportError;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Sends what takes time to make and may fail on the way. Two are made at a time, for each of them may take as much memory
 * as there is, and one that nobody waits for any more when its turn comes is not made.
 */
final class Answers {
    private static final int AT_A_TIME = 2;

    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final Consumer<Throwable> surprises;

    /** @param surprises told of what should not happen */
    Answers(Consumer<Throwable> surprises) {
        this.surprises = surprises;
    }

    /** Makes the body of an answer. */
    interface Writing {
        void to(ChunkedBody body) throws IOException;
    }

    /** Makes something in a turn of its own that nobody has asked for yet: they are told of failures who do. */
    void prepare(Runnable making) {
        turns.acquireUninterruptibly();
        try {
            making.run();
        } catch (BadQuery | ReportError | LabError | OutOfMemoryError e) {
            // it is made again when it is asked for, and then this is told
        } finally {
            turns.release();
        }
    }

    void send(RoutingContext context, Writing writing) {
        if (context.request().method() == HttpMethod.HEAD) {
            context.response().end();
            return;
        }
        turns.acquireUninterruptibly();
        try {
            if (!context.response().closed()) write(context, writing);
        } finally {
            turns.release();
        }
    }

    private void write(RoutingContext context, Writing writing) {
        try {
            // not closed when it fails: what has been sent must not look complete
            var body = new ChunkedBody(context.response(), turns);
            writing.to(body);
            body.close();
        } catch (BadQuery e) {
            refuse(context, e.status(), e.getMessage());
        } catch (ReportError | LabError | Progress.Stopped e) {
            refuse(context, 400, e.getMessage());
        } catch (ChunkedBody.Gone e) {
            context.request().connection().close();
        } catch (OutOfMemoryError e) {
            refuse(
                    context,
                    500,
                    "this takes more memory than the JVM may use ("
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB): filter more, or start it again with JAVA_TOOL_OPTIONS=-Xmx4g");
        } catch (IOException e) {
            fail(context, e);
        }
    }

    /** For what should not happen. */
    void fail(RoutingContext context, Throwable why) {
        if (why != null) surprises.accept(why);
        refuse(context, 500, "this should not happen: " + why);
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        if (context.response().headWritten()) {
            // a sentence behind half an answer would be taken for its end
            context.request().connection().close();
            return;
        }
        context.response().headers().remove("Content-Disposition");
        PlainAnswer.send(context, status, sentence);
    }
}
