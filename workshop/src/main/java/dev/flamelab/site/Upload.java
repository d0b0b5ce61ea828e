package dev.flamelab.site;

import dev.flamelab.lab.Leftovers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The body of a request, put into a file of its own as it comes, however large it is; removed when it is closed. */
final class Upload implements AutoCloseable {
    private final Path file;
    private final Leftovers.Entry leftover;

    private Upload(Path file, Leftovers.Entry leftover) {
        this.file = file;
        this.leftover = leftover;
    }

    /** Takes in a body of at most so many bytes; fails with a {@link BadQuery} when it is larger. */
    static Future<Upload> of(Vertx vertx, HttpServerRequest request, long largest) {
        String told = request.getHeader("Content-Length");
        if (told != null && Long.parseLong(told) > largest) return Future.failedFuture(tooLarge(largest));
        request.pause();
        return vertx.executeBlocking(Upload::create).compose(upload -> vertx.fileSystem()
                .open(upload.file.toString(), new OpenOptions().setWrite(true))
                .compose(into -> taken(request, into, largest).eventually(into::close))
                .map(upload)
                .onFailure(why -> upload.close()));
    }

    private static Upload create() throws IOException {
        // for this user's eyes alone
        Path file = Files.createTempFile("upload", ".profile");
        return new Upload(file, Leftovers.add("uploaded profile", () -> delete(file)));
    }

    private static Future<Void> taken(HttpServerRequest request, AsyncFile into, long largest) {
        Promise<Void> done = Promise.promise();
        long[] count = {0};
        request.handler(chunk -> {
            count[0] += chunk.length();
            if (count[0] > largest) {
                request.pause();
                done.tryFail(tooLarge(largest));
                return;
            }
            into.write(chunk).onFailure(done::tryFail);
            if (into.writeQueueFull()) {
                request.pause();
                into.drainHandler(drained -> request.resume());
            }
        });
        request.exceptionHandler(done::tryFail);
        request.endHandler(end -> into.flush().onComplete(done));
        request.resume();
        return done.future();
    }

    private static BadQuery tooLarge(long largest) {
        return new BadQuery("the profile has more than " + largest
                + " bytes, which is all that is taken: start ./lab pprof with -largest=SIZE to allow more");
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        delete(file);
        leftover.close();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
