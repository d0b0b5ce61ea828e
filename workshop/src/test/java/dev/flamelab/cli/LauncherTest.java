package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.cli.MiniProject.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a real process, with the real Maven, on a project small enough to be built often. */
class LauncherTest extends OnMiniProject {
    @Test
    void firstCallBuildsAndRuns() {
        assertThat(firstCall.err()).isEqualTo("lab: building, see target/lab/build.log\n");
        assertThat(firstCall.out()).contains("<first>", "home=" + built.root());
        assertThat(firstCall.exitCode()).isZero();
    }

    @Test
    void unchangedSourcesNeedNeitherABuildNorMaven() throws IOException {
        project.withoutMaven();
        var run = project.lab("again");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("<again>");
    }

    @Test
    void argumentsAndExitCodeComeThrough() throws IOException {
        var run = project.lab("fail", "two words", "", "'quoted' $HOME", "*", "--", "--token-file", "-f");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("<fail>\n<two words>\n<>\n<'quoted' $HOME>\n<*>\n<-->\n<--token-file>\n<-f>\n");
    }

    @Test
    void theJvmTakesTheLaunchersPlace() throws IOException {
        var process = project.start();
        assertThat(MiniProject.ended(process).out()).contains("pid=" + process.pid() + "\n");
    }

    @Test
    void javaIsTheOneThatItsLinkLeadsToNow() throws IOException {
        var link = Files.createDirectories(temp.resolve("jdk/bin")).resolve("java");
        Files.createSymbolicLink(link, Path.of(System.getProperty("java.home"), "bin/java"));
        project.environment().put("JAVA_HOME", temp.resolve("jdk").toString());
        assertThat(project.lab("followed").out()).contains("<followed>");
        assertThat(project.has("target/lab/java")).isTrue();
        assertThat(project.lab("noted").out()).contains("<noted>");
        Files.delete(link);
        Files.createSymbolicLink(link, MiniProject.program("false"));
        assertThat(project.lab().err()).contains("bin/java does not start");
    }

    @Test
    void linkToTheLauncherFindsTheProject() throws IOException {
        var link = Files.createSymbolicLink(temp.resolve("one"), project.root().resolve("lab"));
        var linkToLink = Files.createSymbolicLink(temp.resolve("two"), link.getFileName());
        assertThat(MiniProject.ended(project.start(linkToLink)).out()).contains("home=" + project.root() + "\n");
    }

    @Test
    void buildThatNeverEndedIsDoneAgain() throws IOException {
        project.edit();
        project.stand("bin/mvn", MiniProject.program("false"));
        project.putFirst("bin");
        assertThat(project.lab().exitCode()).isEqualTo(4);
        project.environment().remove("PATH");
        var next = project.lab("next");
        assertThat(next.err()).contains("building");
        assertThat(next.out()).contains("<next>");
    }

    @Test
    void editedSourceIsBuiltAgainAndTheOtherModuleIsNot() throws IOException {
        var untouched = Files.getLastModifiedTime(project.root().resolve("demo-service/target/demo-service.jar"));
        project.write(
                "workshop/src/main/java/Main.java",
                "final class Main { public static void main(String[] a) { System.out.println(\"edited\"); } }\n");
        var run = project.lab();
        assertThat(run.out()).isEqualTo("edited\n");
        assertThat(run.err()).contains("building");
        assertThat(Files.getLastModifiedTime(project.root().resolve("demo-service/target/demo-service.jar")))
                .isEqualTo(untouched);
        try (var files = Files.list(project.root())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .as("nothing is written but to target folders")
                    .containsExactlyInAnyOrder(
                            ".mvn", "lab", "pom.xml", "parent", "demo-service", "workshop", "target");
        }
    }

    @Test
    void deletedSourceIsGoneFromTheJar() throws IOException {
        Files.move(
                project.root().resolve("demo-service/src/main/java/Patient.java"),
                project.root().resolve("demo-service/src/main/java/Cured.java"));
        project.write("demo-service/src/main/java/Cured.java", "final class Cured {}\n");
        assertThat(project.lab().exitCode()).isZero();
        assertThat(project.root().resolve("demo-service/target/classes/Patient.class"))
                .doesNotExist();
        assertThat(project.root().resolve("demo-service/target/classes/Cured.class"))
                .exists();
    }

    @Test
    void fileRestoredWithItsOldDateIsNoticed() throws IOException {
        var source = project.root().resolve("demo-service/src/main/java/Patient.java");
        Files.writeString(source, "final class Patient { int old; }\n");
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        assertThat(project.lab().err()).contains("building");
    }

    @Test
    void deletedJarIsBuiltAgain() throws IOException {
        Files.delete(project.root().resolve("demo-service/target/demo-service.jar"));
        assertThat(project.lab().exitCode()).isZero();
        assertThat(project.root().resolve("demo-service/target/demo-service.jar"))
                .exists();
    }

    @Test
    void lockOfAProcessThatIsNoLauncherIsCleared() throws IOException {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            lock(stranger.pid()); // a number that was used again, after a restart of the machine
            project.edit();
            assertThat(project.lab("runs").out()).contains("<runs>");
            assertThat(project.has("target/lab/lock")).isFalse();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void lockOfADeadProcessIsCleared() throws Exception {
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        lock(dead.pid());
        project.write("demo-service/src/main/java/Patient.java", "final class Patient {\n");
        assertThat(project.lab().err()).contains("Patient.java:1: error: reached end of file while parsing");
        assertThat(project.has("target/lab/lock")).isFalse();
    }

    @Test
    void twoAtOnceBuildOnce() throws IOException {
        project.script("counted/mvn", "echo one >>builds\nexec '" + MiniProject.program("mvn") + "' \"$@\"");
        project.putFirst("counted");
        project.edit();
        var first = project.start("a");
        var second = project.start("b");
        var runs = List.of(MiniProject.ended(first), MiniProject.ended(second));
        assertThat(runs).extracting(Run::exitCode).containsExactly(0, 0);
        assertThat(runs.get(0).out()).contains("<a>");
        assertThat(runs.get(1).out()).contains("<b>");
        assertThat(project.read("builds")).isEqualTo("one\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void interruptedBuildLeavesNothing(String signal) throws Exception {
        project.script("slow/mvn", "echo $$ >started.part && mv started.part started && exec sleep 600");
        project.putFirst("slow");
        project.edit();
        var process = project.start();
        var maven = ProcessHandle.of(startedMaven(process)).orElseThrow();
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();

        assertThat(MiniProject.ended(process).exitCode()).isGreaterThan(128);
        assertThat(maven.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
        assertThat(project.has("target/lab/lock")).isFalse();
    }

    @Test
    void startArchiveThatNoLongerFitsIsPassedOverInSilence() throws IOException {
        assertThat(project.lab().exitCode()).isZero();
        var archive = project.root().resolve("target/lab/start-" + javaVersion() + ".jsa");
        assertThat(archive).isNotEmptyFile();
        Files.setLastModifiedTime(
                project.root().resolve("workshop/target/workshop.jar"),
                FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        var run = project.lab("quiet");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("home=").contains("<quiet>");
    }

    private String javaVersion() {
        try (var files = Files.list(project.root().resolve("target/lab"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("^start-|\\.jsa$", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void lock(long pid) throws IOException {
        Files.createSymbolicLink(project.root().resolve("target/lab/lock"), Path.of(Long.toString(pid)));
    }

    private long startedMaven(Process launcher) throws IOException {
        var started = project.root().resolve("started");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(started)) {
            if (!launcher.isAlive() || System.nanoTime() > deadline) throw new AssertionError("Maven was not started");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return Long.parseLong(Files.readString(started).strip());
    }
}
