package dev.flamelab.site;

import dev.flamelab.lab.Leftovers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The body of a request, put into a file of its own as it comes, however large it is; removed when it is closed. */
final class Upload implements AutoCloseable {
    private static final int LONGEST_NAME = 80;

    private final Path file;
    private final Leftovers.Entry leftover;

    private Upload(Path file, Leftovers.Entry leftover) {
        this.file = file;
        this.leftover = leftover;
    }

    /**
     * Takes in the body of a request; fails with a {@link BadQuery} when it is larger than is allowed, or cut off.
     *
     * @param name what the file is called, as far as a file may be
     * @param progress told how far it is
     */
    static Future<Upload> of(Vertx vertx, HttpServerRequest request, String name, Limits limits, Progress progress) {
        String told = request.getHeader("Content-Length");
        if (told != null && Long.parseLong(told) > limits.largest()) return Future.failedFuture(limits.tooLarge());
        request.pause();
        return vertx.executeBlocking(() -> create(name)).compose(upload -> vertx.fileSystem()
                .open(upload.file.toString(), new OpenOptions().setWrite(true))
                .compose(into -> new Incoming(request, into, limits, progress)
                        .taken(vertx)
                        .eventually(into::close))
                .map(upload)
                .onFailure(why -> upload.close()));
    }

    private static Upload create(String name) throws IOException {
        // a folder that is for this user's eyes alone
        Path folder = Files.createTempDirectory("upload");
        Path file = folder.resolve(fileName(name));
        var upload = new Upload(file, Leftovers.add("uploaded profile", () -> delete(file)));
        Files.createFile(file);
        return upload;
    }

    /** Any system takes it. */
    private static String fileName(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+|\\.+$", "_");
        return plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
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
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
