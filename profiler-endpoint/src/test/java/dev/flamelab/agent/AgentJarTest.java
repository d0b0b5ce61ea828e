package dev.flamelab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import dev.flamelab.endpoint.GoTool;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's jar on whole programs, seen from outside. */
class AgentJarTest {
    private static final String PROGRAM = Bystander.class.getName();
    private static final String CLASSES = Path.of("target", "test-classes").toString();

    /** What the agent consists of, by the names that a program would have for it. */
    private static final String[] CONTENTS = {
        "dev.flamelab.endpoint.PprofEndpoint",
        "dev.flamelab.capture.SamplingSession",
        "dev.flamelab.pprof.Profile",
        "io.vertx.core.Vertx",
        "io.netty.buffer.ByteBuf",
        "com.fasterxml.jackson.core.JsonFactory",
        "com.google.protobuf.Message",
        "org.slf4j.LoggerFactory",
        "one.profiler.AsyncProfiler",
        "linux-x64/libasyncProfiler.so",
        "linux-arm64/libasyncProfiler.so",
        "macos/libasyncProfiler.so",
        "simplelogger.properties"
    };

    @TempDir
    private Path tmp;

    @Test
    void jarHasNoNameThatAProgramMayHave() throws Exception {
        try (var jar = new JarFile(Launched.jar().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> !name.endsWith("/")))
                    .filteredOn(name -> !name.startsWith("dev/flamelab/enclosed/"))
                    .allMatch(name -> name.startsWith("META-INF/"))
                    .noneMatch(name -> name.startsWith("META-INF/versions/"))
                    .contains("META-INF/THIRD-PARTY.md", "META-INF/LICENSE", "META-INF/NOTICE");
            assertThat(jar.stream().map(entry -> entry.getName())).doesNotHaveDuplicates();
        }
    }

    @Test
    void programSeesNothingOfTheAgent() throws Exception {
        String[] plain = {"-cp", CLASSES, "-D" + "java.util.logging.manager=" + Bystander.OwnLogManager.class.getName()
        };
        String[] command = Stream.of(Stream.of(plain), Stream.of(PROGRAM), Stream.of(CONTENTS))
                .flatMap(part -> part)
                .toArray(String[]::new);
        try (Launched alone = Launched.without(tmp, command);
                Launched watched = Launched.with("port=0", tmp, command)) {
            List<String> told = alone.printed("ready");
            assertThat(watched.printed("ready")).isEqualTo(told);
            assertThat(told)
                    .contains(
                            "loader true", "sees []", "log manager own, in time: true", "strangers []", "daemons true");
            Profile profile = watched.profile("profile?seconds=1");
            assertThat(functions(profile)).contains("dev.flamelab.agent.Bystander.work");
            assertThat(profile.mappings().get(0).file()).isEqualTo("Bystander");
            // By async-profiler, and not by what stands in for it.
            assertThat(profile.comments()).noneMatch(comment -> comment.startsWith("Sampled by JFR"));
            assertThat(watched.profile("allocs").sampleTypes()).hasSize(4);
            assertThat(watched.leave()).isZero();
            assertThat(watched.errors()).hasSize(1);
            assertThat(alone.leave()).isZero();
            assertThat(watched.leftovers()).isEmpty();
        }
    }

    @Test
    void programIsCountedFromItsFirstLine() throws Exception {
        String options = "port=0,alloc-interval-bytes=65536";
        try (Launched program = Launched.with(options, tmp, "-cp", CLASSES, Spender.class.getName())) {
            List<String> told = program.printed("ready");
            long spent = Long.parseLong(told.get(1));
            Profile allocs = program.profile("allocs");
            String spending = Spender.class.getName() + ".spend";
            long counted = allocs.samples().stream()
                    .filter(sample -> functions(List.of(sample)).contains(spending))
                    .mapToLong(sample -> sample.value(1))
                    .sum();
            assertThat(allocs.comments())
                    .anyMatch(comment -> comment.startsWith("Allocations are counted since the JVM had run for "));
            // On a machine that is so busy that the program did not wait, the sentence is all there is to be had.
            boolean waited = Boolean.parseBoolean(told.get(0));
            assertThat(counted).isBetween(waited ? spent * 94 / 100 : 0, spent * 106 / 100);
            assertThat(program.leave()).isZero();
        }
    }

    @Test
    void whatIsWrongIsToldInOneLineAndTheProgramRuns() throws Exception {
        for (String options : List.of("prot=1", "host=0.0.0.0", "tls-cert=nosuch,tls-key=nosuch")) {
            try (Launched program = Launched.with(options, tmp, "-cp", CLASSES, PROGRAM)) {
                program.printed("ready");
                program.toldOnce();
                assertThat(program.leave()).isZero();
                assertThat(program.errors())
                        .singleElement()
                        .asString()
                        .startsWith("flamelab: this program runs without profiles: ");
            }
        }
    }

    @Test
    void attachedToARunningProgramItServesToo() throws Exception {
        try (Launched program = Launched.without(tmp, "-XX:+EnableDynamicAgentLoading", "-cp", CLASSES, PROGRAM)) {
            program.printed("ready");
            VirtualMachine machine = VirtualMachine.attach(Long.toString(program.pid()));
            machine.loadAgent(Launched.jar().toString(), "port=0");
            assertThat(functions(program.profile("profile?seconds=1"))).contains("dev.flamelab.agent.Bystander.work");
            // Once is enough.
            machine.loadAgent(Launched.jar().toString(), "port=0");
            machine.detach();
            assertThat(program.leave()).isZero();
            assertThat(program.errors()).hasSize(2).last().asString().contains("has a profiler endpoint already");
        }
    }

    @Test
    void databaseOfSomebodyElseShowsWhatItDoes() throws Exception {
        String h2 = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*h2-[\\d.]+\\.jar"))
                .findFirst()
                .orElseThrow();
        try (Launched database = Launched.with(
                "port=0", tmp, "-cp", h2, "org.h2.tools.Server", "-tcp", "-tcpPort", "0", "-ifNotExists")) {
            String listening = String.join("\n", database.printed("TCP server running at"));
            Matcher port = Pattern.compile("tcp://\\S+:(\\d+)").matcher(listening);
            assertThat(port.find()).isTrue();
            var busy = CompletableFuture.runAsync(() -> query(port.group(1)));
            Profile cpu = database.profile("profile?seconds=2");
            assertThat(busy).succeedsWithin(Duration.ofMinutes(2));
            assertThat(functions(cpu)).anyMatch(name -> name.startsWith("org.h2."));
            assertThat(cpu.mappings().get(0).file()).isEqualTo("Server");
            assertThat(functions(database.profile("goroutine"))).anyMatch(name -> name.startsWith("org.h2.server."));
            assertThat(database.errors()).hasSize(1);
            GoTool.Run top = new GoTool(tmp).pprof("-top", database.url() + "allocs");
            assertThat(top.printed()).as("%s", top.errors()).contains("File: Server", "Type: alloc_space", "org.h2.");
            assertThat(top.warnings()).isEmpty();
        }
    }

    @Test
    void programThatBringsTheEndpointItselfKeepsItsOwn() throws Exception {
        try (Launched host = Launched.with(
                "port=0",
                tmp,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HostProgram.class.getName())) {
            String agents = host.url();
            host.tell();
            String own = host.printed("ready").get(0);
            assertThat(own).isNotEqualTo(agents);
            // There is one async-profiler in a JVM, and who comes first has it.
            for (String sampled : List.of("profile?seconds=1", "wall?seconds=1", "allocs", "heap")) {
                assertThat(host.profile(sampled).sampleTypes()).isNotEmpty();
                HttpResponse<String> refused = get(own + sampled);
                assertThat(refused.statusCode()).as(sampled).isEqualTo(500);
                assertThat(refused.body())
                        .startsWith("Could not ")
                        .contains("another program or another profiler endpoint of this JVM")
                        .hasLineCount(1);
            }
            for (String unsampled : List.of("goroutine", "block", "mutex", "threadcreate", "trace?seconds=1")) {
                assertThat(get(own + unsampled).statusCode()).as(unsampled).isEqualTo(200);
                assertThat(get(agents + unsampled).statusCode()).as(unsampled).isEqualTo(200);
            }
            assertThat(host.leave()).isZero();
            assertThat(host.errors()).hasSize(1);
        }
    }

    @Test
    void toolOfTheJdkEndsAsWithoutTheAgent() throws Exception {
        try (Launched tool =
                Launched.with("port=0,quiet=true", tmp, "-m", "jdk.jartool/sun.tools.jar.Main", "--version")) {
            assertThat(tool.leave()).isZero();
            assertThat(tool.errors()).noneMatch(line -> line.contains("profiles on"));
            assertThat(tool.leftovers()).isEmpty();
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static void query(String port) {
        String url = "jdbc:h2:tcp://127.0.0.1:" + port + "/mem:test";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(60);
            for (int i = 0; i < 20; i++) {
                statement.executeQuery("SELECT SUM(SQRT(X) * LENGTH(HASH('SHA256', X))) FROM SYSTEM_RANGE(1, 100000)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> functions(Profile profile) {
        return functions(profile.samples());
    }

    private static List<String> functions(List<Sample> samples) {
        return samples.stream()
                .flatMap(sample -> sample.stack().stream())
                .flatMap(location -> location.lines().stream())
                .map(line -> line.function().name())
                .distinct()
                .toList();
    }
}
