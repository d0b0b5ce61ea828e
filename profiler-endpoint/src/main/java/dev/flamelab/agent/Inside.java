package dev.flamelab.agent;

import dev.flamelab.endpoint.PprofEndpoint;
import dev.flamelab.endpoint.PprofOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxThread;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxThreadFactory;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The agent's part within its {@link Enclosure}: the endpoint and the Vert.x it runs on. */
final class Inside {
    private static final String PREFIX = "flamelab-";

    private Inside() {}

    /**
     * Serves until the JVM ends.
     *
     * @return what its user is told; empty for nothing
     */
    static String serve(String options) throws Throwable {
        AgentOptions asked = AgentOptions.parse(options);
        boolean quiet = asked.quiet();
        PprofOptions meant = asked.meant();
        Vertx vertx = vertx();
        try {
            PprofEndpoint endpoint = PprofEndpoint.start(vertx, meant)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return quiet ? "" : "profiles on " + endpoint.url();
        } catch (CompletionException e) {
            vertx.close();
            throw e.getCause();
        }
    }

    /** Small, reading no files, and no reason for the program not to end. */
    private static Vertx vertx() {
        var files = new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        var options = new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(files);
        Vertx vertx = VertxBootstrap.create()
                .options(options)
                .threadFactory(new NamedThreads())
                .init()
                .vertx();
        nameTheRest();
        return vertx;
    }

    /** Vert.x has a timer besides, whose thread it makes itself. */
    private static void nameTheRest() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        var threads = new Thread[group.activeCount() + 8];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].getName().startsWith(PREFIX)) {
                threads[i].setName(PREFIX + threads[i].getName());
            }
        }
    }

    /** Threads that a thread dump shows as the agent's. */
    private static final class NamedThreads implements VertxThreadFactory {
        @Override
        public VertxThread newVertxThread(Runnable target, String name, boolean worker, long longest, TimeUnit unit) {
            return VertxThreadFactory.super.newVertxThread(target, PREFIX + name, worker, longest, unit);
        }
    }
}
