package dev.flamelab.cli;

import dev.flamelab.lab.ExitCode;
import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import dev.flamelab.site.Browser;
import dev.flamelab.site.Decks;
import dev.flamelab.site.SlideServer;
import dev.flamelab.site.UnknownDeck;
import java.io.IOException;
import java.net.BindException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab slides}: presents a deck in the browser until Ctrl-C. */
@Command(
        name = "slides",
        description = {
            "Presents the slides in your browser, on this machine alone.",
            "Keys there: arrows, f full screen, s speaker window, ? help. Ctrl-P prints; ?notes adds the notes."
        })
final class SlidesCommand implements Callable<Integer> {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final int HIGHEST_PORT = 65_535;

    @Parameters(arity = "0..1", paramLabel = "DECK", description = "The deck, such as 01-cpu; without it, all of them.")
    private String deck;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port; 0 takes a free one.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "A loopback address (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--no-browser", description = "Print the address and leave the browser alone.")
    private boolean noBrowser;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!LOOPBACK.contains(host)) {
            throw LabError.usage("slides are shown on this machine only: give --host one of 127.0.0.1, localhost, ::1");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw LabError.usage("--port must be between 0 and " + HIGHEST_PORT + ", and 0 takes a free one");
        }
        var decks = new Decks(Home.find().slides());
        check(decks);
        try (var server = start(decks)) {
            String url = server.url() + "/" + (deck == null ? "" : deck);
            var out = spec.commandLine().getOut();
            out.println("slides on " + url + " (Ctrl-C ends it)");
            out.flush();
            if (!noBrowser) {
                Browser.open(url);
            }
            new CountDownLatch(1).await();
        }
        return ExitCode.GOOD;
    }

    private void check(Decks decks) throws IOException {
        try {
            for (String name : decks.names()) {
                if (deck == null) decks.check(name);
            }
            if (deck != null) decks.check(deck);
        } catch (UnknownDeck e) {
            throw LabError.usage(e.getMessage());
        }
    }

    private SlideServer start(Decks decks) throws IOException {
        try {
            return SlideServer.start(decks, host, port);
        } catch (BindException e) {
            throw LabError.machine(
                    "port " + port + " of " + host + " is in use: leave --port out and a free one is taken", e);
        }
    }
}
