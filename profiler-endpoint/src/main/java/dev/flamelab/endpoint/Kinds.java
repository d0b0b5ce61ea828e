package dev.flamelab.endpoint;

import dev.flamelab.capture.SamplingSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Everything that is served: what each endpoint has, and what the application has added by now. */
final class Kinds implements AutoCloseable {
    private final SamplingSession session;
    private final Delivery delivery = new Delivery();
    private final Addresses addresses = new Addresses();
    private final Deltas deltas;
    private final Map<String, Kind> builtIn = new TreeMap<>();

    Kinds(Vertx vertx, SamplingSession session, PprofOptions options, Future<String> commandLine) {
        this.session = session;
        var seconds = new Seconds(options.longest());
        deltas = new Deltas(vertx, delivery.threads(), seconds, options.openCaptures());
        var heapText = new HeapText(addresses);
        var countText = new CountText(addresses);
        List<Kind> kinds = List.of(
                new SnapshotKind("allocs", Descriptions.ALLOCS, gc -> session.allocs(), heapText, deltas, delivery),
                new SnapshotKind(
                        "block",
                        Descriptions.BLOCK,
                        gc -> session.block(),
                        ContentionText.block(addresses),
                        deltas,
                        delivery),
                new CommandLineKind(commandLine),
                new GoroutineKind(
                        session,
                        new SnapshotKind(
                                "goroutine",
                                Descriptions.GOROUTINE,
                                gc -> session.goroutine(),
                                countText,
                                deltas,
                                delivery),
                        delivery),
                new SnapshotKind("heap", Descriptions.HEAP, session::heap, heapText, deltas, delivery),
                new SnapshotKind(
                        "mutex",
                        Descriptions.MUTEX,
                        gc -> session.mutex(),
                        ContentionText.mutex(addresses),
                        deltas,
                        delivery),
                WindowKind.cpu(session, seconds, delivery),
                new SymbolKind(addresses, delivery),
                new SnapshotKind(
                        "threadcreate",
                        Descriptions.THREADCREATE,
                        gc -> session.threadcreate(),
                        countText,
                        deltas,
                        delivery),
                new TraceKind(session, seconds, delivery),
                WindowKind.wall(session, seconds, delivery, options.host() != null));
        kinds.forEach(kind -> builtIn.put(kind.name(), kind));
    }

    /** Null when there is none of this name. */
    Kind named(String name) {
        Kind kind = builtIn.get(name);
        return kind != null ? kind : isSymbolOfOwn(name) ? builtIn.get("symbol") : own().get(name);
    }

    /** Clients look for the names of addresses beside a profile, as in example.com/symbol, which Go does not serve. */
    private static boolean isSymbolOfOwn(String name) {
        return name.endsWith("/symbol")
                && Profiles.all().stream()
                        .map(Profiles::name)
                        .anyMatch(own -> own.startsWith(name.substring(0, name.lastIndexOf('/') + 1)));
    }

    String page() {
        Map<String, Kind> all = new TreeMap<>(own());
        all.putAll(builtIn);
        Map<String, Long> counts = new HashMap<>(session.counts());
        Profiles.all().forEach(profile -> counts.putIfAbsent(profile.name(), (long) profile.count()));
        return IndexPage.html(all.values(), counts, session.shortcomings());
    }

    /** What the application counts. */
    private Map<String, Kind> own() {
        return Profiles.all().stream().collect(Collectors.toMap(Profiles::name, this::custom));
    }

    private Kind custom(Profiles profile) {
        SnapshotKind.Source source = gc -> CompletableFuture.supplyAsync(
                () -> session.count(profile.name(), profile.stacks()), delivery.threads());
        return new SnapshotKind(profile.name(), Descriptions.CUSTOM, source, new CountText(addresses), null, delivery);
    }

    /** Has everything loaded before the first caller comes. Whether it worked shows then. */
    void warmUp() {
        session.warmUp().thenApplyAsync(Delivery::gzip, delivery.threads());
    }

    /** Ends what waits for a second snapshot; the rest of what is open is the session's. */
    void endDeltas() {
        deltas.close();
    }

    @Override
    public void close() {
        delivery.close();
    }
}
