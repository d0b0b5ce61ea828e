package dev.flamelab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's jar leaves whole programs as they are, seen from outside. */
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
            assertThat(Launched.functions(profile)).contains("dev.flamelab.agent.Bystander.work");
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
            assertThat(tool.errors()).hasSizeLessThanOrEqualTo(1).noneMatch(line -> line.contains("profiles on"));
            assertThat(tool.leftovers()).isEmpty();
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
