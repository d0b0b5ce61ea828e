package dev.flamelab.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The demo service as a program: takes its options, says when it is ready, and stops when it is told to. */
@Command(
        name = "demo-service",
        mixinStandardHelpOptions = true,
        versionProvider = DemoService.Version.class,
        description = "The patient: a service with one fault per story.")
public final class DemoService implements Callable<Integer> {
    private static final int USAGE = 2;
    private static final int CANNOT = 4;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}). Profiles are on 127.0.0.1 only.")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8080",
            converter = Port.class,
            description = "Port to listen on, 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--pprof-port",
            defaultValue = "6060",
            converter = Port.class,
            description = "Port of the profiles, 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int pprofPort;

    @Option(names = "--stop-with-parent", description = "Stop when standard input ends.")
    private boolean stopWithParent;

    private DemoService() {}

    public static void main(String[] args) {
        int code = new CommandLine(new DemoService())
                .setParameterExceptionHandler((mistake, given) -> {
                    System.err.println("demo-service: " + mistake.getMessage() + "; --help lists the options");
                    return USAGE;
                })
                .execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        try {
            DemoServer server = DemoServer.start(host, port, pprofPort);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            // Not formatted: programs read these lines, and in some languages %d has digits of its own.
            System.out.println("demo-service listens on " + url(host, server.port()));
            System.out.println("profiles on " + url("127.0.0.1", server.pprofPort()) + "/debug/pprof/");
            if (stopWithParent) {
                stopAtEndOf(System.in);
            }
            return 0;
        } catch (CannotStart e) {
            System.err.println("demo-service: " + e.getMessage());
            return CANNOT;
        }
    }

    /** An IPv6 address has colons of its own, and stands in brackets. */
    static String url(String host, int port) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static void stopAtEndOf(InputStream input) {
        var watch = new Thread(
                () -> {
                    try {
                        input.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // Unreadable is as good as ended: the parent is gone either way.
                    }
                    System.exit(0);
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** A port number, or 0. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
                throw new TypeConversionException("a port is a number from 0 to 65535, not '" + text + "'");
            }
            return Integer.parseInt(text);
        }
    }

    /** The version that the build has written into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = DemoService.class.getPackage().getImplementationVersion();
            return new String[] {"demo-service " + (version == null ? "(not packaged)" : version)};
        }
    }
}
