package dev.flamelab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A project of two tiny modules around the real launcher, in a folder with spaces in its name. */
record MiniProject(Path root, Map<String, String> environment) {
    static final Path REAL = Path.of("").toAbsolutePath().getParent();

    /** All that the launcher calls, other than Java and Maven. */
    private static final List<String> TOOLS = List.of(
            "awk",
            "cat",
            "cksum",
            "cut",
            "find",
            "grep",
            "head",
            "ln",
            "mkdir",
            "mv",
            "ps",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sh",
            "sleep",
            "sort",
            "tail",
            "uniq");

    private static final long LONGEST_SECONDS = 120;

    /** A shell cannot heed what it was started to ignore, as by a build in the background. */
    private static final List<String> HEEDING = heeding();

    /** What a run printed and how it ended. */
    record Run(int exitCode, String out, String err) {}

    static MiniProject create(Path parent) throws IOException {
        var project = new MiniProject(
                Files.createDirectories(parent.resolve("a folder/with 'odd' name"))
                        .toRealPath(),
                new HashMap<>());
        Files.copy(REAL.resolve("lab"), project.root.resolve("lab"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectory(project.root.resolve(".mvn"));
        Files.copy(REAL.resolve(".mvn/jvm.config"), project.root.resolve(".mvn/jvm.config"));
        Files.createDirectory(project.root.resolve("parent"));
        Files.copy(REAL.resolve("pom.xml"), project.root.resolve("parent/pom.xml"));
        project.write(
                "pom.xml",
                pom(
                        "mini",
                        "<packaging>pom</packaging><modules><module>demo-service</module>"
                                + "<module>workshop</module></modules>",
                        "parent/pom.xml"));
        project.write("demo-service/pom.xml", pom("demo-service", "", "../parent/pom.xml"));
        project.write("demo-service/src/main/java/Patient.java", "final class Patient {}\n");
        project.write("workshop/pom.xml", pom("workshop", MAIN_CLASS, "../parent/pom.xml"));
        project.write("workshop/src/main/java/Main.java", MAIN);
        return project;
    }

    /** The same project elsewhere, with all that was built in it. */
    MiniProject copyTo(Path parent) throws IOException {
        var copy = parent.resolve("a copy");
        try (var files = Files.walk(root)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(root.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new MiniProject(copy.toRealPath(), new HashMap<>());
    }

    private static String pom(String name, String content, String parent) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>dev.flamelab</groupId>
                    <artifactId>flamelab</artifactId>
                    <version>1.0.0</version>
                    <relativePath>%s</relativePath>
                  </parent>
                  <artifactId>%s</artifactId>
                  %s
                </project>
                """.formatted(parent, name, content);
    }

    private static final String MAIN_CLASS = """
            <build><plugins><plugin>
              <artifactId>maven-jar-plugin</artifactId>
              <configuration><archive><manifest><mainClass>Main</mainClass></manifest></archive></configuration>
            </plugin></plugins></build>
            """;

    private static final String MAIN = """
            final class Main {
                public static void main(String[] arguments) {
                    System.out.println("home=" + System.getProperty("flamelab.home"));
                    System.out.println("pid=" + ProcessHandle.current().pid());
                    for (String argument : arguments) System.out.println("<" + argument + ">");
                    if (arguments.length > 0 && arguments[0].equals("fail")) System.exit(3);
                }
            }
            """;

    void write(String file, String content) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** A script that stands before the real program of its name. */
    Path script(String file, String content) throws IOException {
        write(file, "#!/bin/sh\n" + content + "\n");
        var path = root.resolve(file);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        return path;
    }

    /** Replaces the PATH by a folder that has only what the launcher calls, other than Java and Maven. */
    void withoutJavaAndMaven() throws IOException {
        for (String name : TOOLS) stand("bin/" + name, program(name));
        environment.put("PATH", root.resolve("bin").toString());
        environment.put("JAVA_HOME", "");
    }

    void withoutMaven() throws IOException {
        withoutJavaAndMaven();
        stand("bin/java", Path.of(System.getProperty("java.home"), "bin/java"));
    }

    /** Has the programs of this folder stand before those of their names. */
    void putFirst(String folder) {
        environment.put("PATH", root.resolve(folder) + ":" + System.getenv("PATH"));
    }

    /** A change of the sources, so that there is something to build. */
    void edit() throws IOException {
        write("demo-service/src/main/java/Patient.java", "final class Patient { int edited; }\n");
    }

    /** A file that is this program under another path. */
    void stand(String file, Path program) throws IOException {
        script(file, "exec '" + program + "' \"$@\"");
    }

    private static List<String> heeding() {
        var env = List.of("env", "--default-signal=INT,HUP");
        try {
            var trial = new ArrayList<>(env);
            trial.add("true");
            var process = new ProcessBuilder(trial).redirectErrorStream(true).start();
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
            if (process.waitFor() == 0) return List.of(program("env").toString(), env.get(1));
        } catch (IOException e) {
            // there is none, or it cannot
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    static Path program(String name) {
        for (String folder : System.getenv("PATH").split(":")) {
            var file = Path.of(folder, name);
            if (Files.isExecutable(file)) return file;
        }
        throw new AssertionError("there is no " + name + " on the PATH");
    }

    Run lab(String... arguments) throws IOException {
        return ended(start(arguments));
    }

    Process start(String... arguments) throws IOException {
        return start(root.resolve("lab"), arguments);
    }

    Process start(Path launcher, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.addAll(HEEDING);
        command.addAll(List.of(program("sh").toString(), launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(root.toFile());
        // of which each JVM would tell on stderr
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        return builder.start();
    }

    static Run ended(Process process) {
        try (var out = process.getInputStream();
                var err = process.getErrorStream()) {
            // Little enough is printed that neither pipe can fill while the other is read.
            var run = new Run(0, new String(out.readAllBytes(), UTF_8), new String(err.readAllBytes(), UTF_8));
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("still runs: " + run);
            return new Run(process.exitValue(), run.out, run.err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }

    String read(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    boolean has(String file) {
        return Files.exists(root.resolve(file), LinkOption.NOFOLLOW_LINKS);
    }
}
