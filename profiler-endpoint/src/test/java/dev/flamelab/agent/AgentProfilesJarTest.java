package dev.flamelab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import dev.flamelab.endpoint.GoTool;
import dev.flamelab.pprof.Profile;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent's jar shows of whole programs. */
class AgentProfilesJarTest {
    private static final String CLASSES = Path.of("target", "test-classes").toString();

    @TempDir
    private Path tmp;

    @Test
    void programIsCountedFromItsFirstLine() throws Exception {
        String options = "port=0,alloc-interval-bytes=65536";
        try (Launched program = Launched.with(options, tmp, "-cp", CLASSES, Spender.class.getName())) {
            List<String> told = program.printed("ready");
            long spent = Long.parseLong(told.get(1));
            Profile allocs = program.profile("allocs");
            String spending = Spender.class.getName() + ".spend";
            long counted = allocs.samples().stream()
                    .filter(sample -> Launched.functions(List.of(sample)).contains(spending))
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
    void attachedToARunningProgramItServesToo() throws Exception {
        try (Launched program =
                Launched.without(tmp, "-XX:+EnableDynamicAgentLoading", "-cp", CLASSES, Bystander.class.getName())) {
            program.printed("ready");
            VirtualMachine machine = VirtualMachine.attach(Long.toString(program.pid()));
            machine.loadAgent(Launched.jar().toString(), "port=0");
            assertThat(Launched.functions(program.profile("profile?seconds=1")))
                    .contains("dev.flamelab.agent.Bystander.work");
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
            assertThat(Launched.functions(cpu)).anyMatch(name -> name.startsWith("org.h2."));
            assertThat(cpu.mappings().get(0).file()).isEqualTo("Server");
            assertThat(Launched.functions(database.profile("goroutine")))
                    .anyMatch(name -> name.startsWith("org.h2.server."));
            assertThat(database.errors()).hasSize(1);
            GoTool.Run top = new GoTool(tmp).pprof("-top", database.url() + "allocs");
            assertThat(top.printed()).as("%s", top.errors()).contains("File: Server", "Type: alloc_space", "org.h2.");
            assertThat(top.warnings()).isEmpty();
        }
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
}
