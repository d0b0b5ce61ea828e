package dev.flamelab.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** How long a snapshot takes, from the request to its last byte, of services with ever more stacks. */
final class SnapshotBenchmark implements Benchmark {
    /** Before it counts, for the service's compiler. */
    private static final int WARM_UP = 5;

    /** Services of one family are asked by turns, all their kinds one after the other. */
    private record Family(String what, List<String> kinds, List<Integer> sizes) {}

    private final List<Family> families;

    /** @param sizes how many stacks, rising */
    SnapshotBenchmark(List<Integer> sizes) {
        families = new ArrayList<>();
        families.add(new Family("sites", List.of("heap", "allocs"), sizes));
        families.add(new Family("threads", List.of("goroutine"), bearable(sizes, ThreadLimit.half(Path.of("/proc")))));
        if (Runtime.version().feature() >= 21) {
            families.add(new Family("virtual threads", List.of("goroutine"), sizes));
        }
    }

    /** Those which all together are no more than this; at least the smallest. */
    static List<Integer> bearable(List<Integer> sizes, int most) {
        var bearable = new ArrayList<Integer>();
        int sum = 0;
        for (int size : sizes) {
            sum += size;
            if (sum <= most || bearable.isEmpty()) bearable.add(size);
        }
        return bearable;
    }

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String purpose() {
        return "how long heap, allocs and goroutine take with up to 100,000 stacks";
    }

    @Override
    public int rounds() {
        return 30;
    }

    @Override
    public long seconds(int rounds) {
        int services =
                families.stream().mapToInt(family -> family.sizes().size()).sum();
        return services * (4L + (rounds + WARM_UP) / 7);
    }

    @Override
    public Result run(Home home, int rounds, DoubleConsumer progress) {
        var rows = new ArrayList<SnapshotLatency.Row>();
        double done = 0;
        for (var family : families) {
            double part = 1.0
                    * family.sizes().size()
                    / families.stream().mapToInt(f -> f.sizes().size()).sum();
            double before = done;
            rows.addAll(measured(
                    home, family, rounds, share -> progress.accept((before + part * share) * seconds(rounds))));
            done += part;
        }
        return new SnapshotLatency(rounds, rows);
    }

    private static List<SnapshotLatency.Row> measured(Home home, Family family, int rounds, DoubleConsumer share) {
        var services = new ArrayList<SnapshotService>();
        try {
            for (int size : family.sizes())
                services.add(new SnapshotService(home, family.what(), family.kinds(), size));
            for (int round = -WARM_UP; round < rounds; round++) {
                for (var service : services) service.ask(round >= 0);
                share.accept(1.0 * (round + WARM_UP + 1) / (rounds + WARM_UP));
            }
            return rows(family, services);
        } finally {
            services.forEach(SnapshotService::close);
        }
    }

    private static List<SnapshotLatency.Row> rows(Family family, List<SnapshotService> services) {
        var rows = new ArrayList<SnapshotLatency.Row>();
        for (int kind = 0; kind < family.kinds().size(); kind++) {
            SnapshotLatency.Row smaller = null;
            for (var service : services) {
                smaller = service.row(kind, smaller);
                rows.add(smaller);
            }
        }
        return rows;
    }
}
