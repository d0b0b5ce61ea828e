package dev.flamelab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
    @TempDir
    private Path tmp;

    @Test
    void tasksHaveRegionsRemarksAndParts() throws Exception {
        List<RecordedEvent> events = record(() -> {
            try (Task order = Trace.task("order")) {
                order.log("customer", "17");
                try (Region region = order.region("price")) {
                    assertThat(region).isNotNull();
                }
                var shipping = new Thread(() -> order.task("ship").close(), "shipping");
                shipping.start();
                shipping.join();
            }
        });
        RecordedEvent order = only(events, "dev.flamelab.Task", "order");
        RecordedEvent ship = only(events, "dev.flamelab.Task", "ship");
        RecordedEvent price = only(events, "dev.flamelab.Region", "price");
        RecordedEvent log = events.stream()
                .filter(event -> event.getEventType().getName().equals("dev.flamelab.Log"))
                .findFirst()
                .orElseThrow();
        assertThat(order.getLong("parentId")).isZero();
        assertThat(ship.getLong("parentId")).isEqualTo(order.getLong("taskId")).isPositive();
        assertThat(ship.getThread().getJavaName()).isEqualTo("shipping");
        assertThat(price.getLong("taskId")).isEqualTo(order.getLong("taskId"));
        assertThat(log.getLong("taskId")).isEqualTo(order.getLong("taskId"));
        assertThat(log.getString("category")).isEqualTo("customer");
        assertThat(log.getString("message")).isEqualTo("17");
        for (RecordedEvent part : List.of(ship, price)) {
            assertThat(part.getStartTime()).isAfterOrEqualTo(order.getStartTime());
            assertThat(part.getEndTime()).isBeforeOrEqualTo(order.getEndTime());
        }
        assertThat(order.getEventType().getCategoryNames()).containsExactly("Flamelab");
    }

    @Test
    void taskMayEndInAnotherThreadAndEndsOnce() throws Exception {
        List<RecordedEvent> events = record(() -> {
            Task task = Trace.task("handed over");
            var other = new Thread(task::close, "other");
            other.start();
            other.join();
            task.close();
        });
        assertThat(only(events, "dev.flamelab.Task", "handed over").getThread().getJavaName())
                .isEqualTo("other");
    }

    @Test
    void whatBelongsToNoTaskIsRecordedToo() throws Exception {
        List<RecordedEvent> events = record(() -> {
            assertThat(Trace.isEnabled()).isTrue();
            Trace.region("alone").close();
            Trace.log("note", "by itself");
        });
        assertThat(events).extracting(event -> event.getLong("taskId")).containsOnly(0L);
        assertThat(events).hasSize(2);
    }

    @Test
    void nothingHappensWhenNobodyWantsIt() throws Exception {
        try (var others = new Recording()) {
            others.enable("jdk.ThreadSleep");
            others.start();
            assertThat(Trace.isEnabled()).isFalse();
            assertThat(Trace.task("unseen")).isSameAs(Task.NONE);
            assertThat(Trace.task("unseen").task("either")).isSameAs(Task.NONE);
            assertThat(Trace.region("unseen")).isSameAs(Region.NONE);
            Trace.log("unseen", "unheard");
            Path file = tmp.resolve("others.jfr");
            others.dump(file);
            assertThat(RecordingFile.readAllEvents(file))
                    .noneMatch(event -> event.getEventType().getName().startsWith("dev.flamelab"));
        }
    }

    @Test
    void runtimeWithoutFlightRecorderDoesWithout() throws Exception {
        Path classes = Path.of(
                Trace.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path tests = Path.of(Program.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules=java.base",
                        "-cp",
                        classes + System.getProperty("path.separator") + tests,
                        Program.class.getName())
                .redirectError(tmp.resolve("errors").toFile())
                .start();
        assertThat(process.inputReader().readLine()).as(() -> errors()).isEqualTo("done, and false");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private String errors() {
        try {
            return Files.readString(tmp.resolve("errors"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (Task task = Trace.task("any")) {
                task.region("part").close();
                task.task("other").close();
                task.log("note", "on the way");
            }
            System.out.println("done, and " + Trace.isEnabled());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** The events of the application that are recorded while the work is done. */
    private List<RecordedEvent> record(Work work) throws Exception {
        Path file = tmp.resolve("trace.jfr");
        try (var recording = new Recording()) {
            for (String event : List.of("dev.flamelab.Task", "dev.flamelab.Region", "dev.flamelab.Log")) {
                recording.enable(event);
            }
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.flamelab."))
                .toList();
    }

    private static RecordedEvent only(List<RecordedEvent> events, String type, String name) {
        List<RecordedEvent> found = events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .filter(event -> event.getString("name").equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
