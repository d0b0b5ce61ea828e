package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.flamelab.lab.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A reader's terminals: commands run in one folder, some of them going on in the background. */
final class Shell implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(150);
    // A build says that it is under way, on a terminal and elsewhere in other words; it is no command's output.
    private static final Pattern PROGRESS = Pattern.compile("(?m)^lab: building, see target/lab/build.log\\R");

    private final Path folder;
    private final Path logs;
    private final Map<String, Background> background = new LinkedHashMap<>();

    private record Background(Process process, Path log) {}

    Shell(Path folder, Path logs) {
        this.folder = folder;
        this.logs = logs;
    }

    void take(ChapterStep step) throws IOException, InterruptedException {
        if (step instanceof ChapterStep.Stop stop) {
            stop(stop);
        } else if (step instanceof ChapterStep.Ends ends) {
            awaitEnd(ends);
        } else if (step instanceof ChapterStep.Run run) {
            if (run.inBackground()) {
                start(run);
            } else {
                run(run);
            }
        }
    }

    private void run(ChapterStep.Run step) throws IOException, InterruptedException {
        Path log = logs.resolve("line-" + step.line() + ".log");
        Process process = run(step, log);
        if (process.exitValue() == ExitCode.INCONCLUSIVE && step.exitCode() != ExitCode.INCONCLUSIVE) {
            // The machine was too busy to tell, and a reader would do the same.
            process = run(step, log);
        }
        assertThat(process.exitValue())
                .as(told(step, step.script(), "exit code", printed(log)))
                .isEqualTo(step.exitCode());
        if (step.isSilent()) {
            assertThat(printed(log))
                    .as(told(step, step.script(), "should be silent", ""))
                    .isEmpty();
        }
        if (step.output() != null) {
            new ExpectedOutput(step.output(), step.exact())
                    .firstMiss(printed(log))
                    .ifPresent(miss -> fail(told(step, step.script(), miss, printed(log))));
        }
    }

    private Process run(ChapterStep.Run step, Path log) throws IOException, InterruptedException {
        Process process = launch(step.script(), log);
        if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            end(process);
            fail(told(step, step.script(), "did not end", printed(log)));
        }
        return process;
    }

    private void start(ChapterStep.Run step) throws IOException, InterruptedException {
        Path log = logs.resolve("line-" + step.line() + ".log");
        Process process = launch(step.script(), log);
        background.put(step.script().strip(), new Background(process, log));
        var expected = new ExpectedOutput(step.output() == null ? "…" : step.output(), step.exact());
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!expected.isPrintedBy(printed(log))) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                fail(told(step, step.script(), expected.firstMiss(printed(log)).orElse("ended at once"), printed(log)));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void stop(ChapterStep.Stop stop) throws IOException, InterruptedException {
        Background one = started(stop, stop.command());
        assertThat(one.process().isAlive())
                .as(told(stop, stop.command(), "ended by itself", printed(one.log())))
                .isTrue();
        CtrlC.press(one.process());
        awaitEnd(stop, stop.command(), one);
    }

    private void awaitEnd(ChapterStep.Ends ends) throws InterruptedException {
        Background one = started(ends, ends.command());
        awaitEnd(ends, ends.command(), one);
        String printed = printed(one.log());
        assertThat(one.process().exitValue())
                .as(told(ends, ends.command(), "exit code", printed))
                .isZero();
        if (ends.output() != null) {
            new ExpectedOutput(ends.output(), false)
                    .firstMiss(printed)
                    .ifPresent(miss -> fail(told(ends, ends.command(), miss, printed)));
        }
    }

    private Background started(ChapterStep step, String command) {
        return background.entrySet().stream()
                .filter(one -> one.getKey().startsWith(command))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "line " + step.line() + ": nothing runs in the background that begins " + command));
    }

    private static void awaitEnd(ChapterStep step, String command, Background one) throws InterruptedException {
        assertThat(one.process().waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                .as(told(step, command, "did not end", printed(one.log())))
                .isTrue();
    }

    private Process launch(String script, Path log) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(CtrlC.heededBy(List.of("bash", "-ec", script)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Those of this build are not those of a reader.
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_") || name.equals("JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static String printed(Path log) {
        try {
            return PROGRESS.matcher(Files.readString(log)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(ChapterStep step, String command, String what, String printed) {
        return "line " + step.line() + ": " + command.strip() + "\n" + what + "\n--- all that it printed:\n" + printed;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    @Override
    public void close() {
        for (Background one : background.values()) {
            end(one.process());
            one.process()
                    .onExit()
                    .orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }
}
