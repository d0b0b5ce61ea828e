package dev.flamelab.cli;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.ServiceProcess;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the demo service in the foreground. */
@Command(name = "demo", description = "Runs the demo service until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where it serves; 0 for a free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--pprof-port",
            paramLabel = "N",
            defaultValue = "6060",
            description = "Where its profiles are; 0 for a free port (default: ${DEFAULT-VALUE}).")
    private int pprofPort;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var service = ServiceProcess.start(Home.find(), port, pprofPort, List.of())) {
            var app = service.app();
            var pprof = "http://" + service.profiles().getAuthority();
            spec.commandLine().getOut().print("""
                    demo service  %1$s/fib/?n=30&type=recursive
                                  %1$s/concat/?str=flame&count=10
                    profiles      %2$s

                    In another terminal:
                      ./lab load cpu%3$s
                      ./lab capture profile%4$s
                    Ctrl-C stops it.
                    """.formatted(
                            app,
                            service.profiles(),
                            app.getPort() == 8080 ? "" : " --url " + app,
                            service.profiles().getPort() == 6060 ? "" : " --url " + pprof));
            spec.commandLine().getOut().flush();
            throw service.awaitDeath();
        }
    }
}
