package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.flamelab.lab.OtherJvm;
import dev.flamelab.lab.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is huge once it is unpacked is refused in a sentence, by the limit or for want of memory. */
class BombTest {
    private static final String SENTENCE =
            "1 lab: \\S.*(more than [0-9.]+ [kMG]?B when unpacked|more memory than the JVM may use).*";
    private static final String WITHOUT_MEMORY =
            "1 lab: \\S+ takes (with the profiles read before it )?more memory than the JVM may use \\(\\d+ MB\\): give it more with \\S+";

    @TempDir
    private Path folder;

    @Test
    void bombInAFileIsRefusedInASentence() throws Exception {
        List<String> files = new ArrayList<>();
        for (Bomb bomb : Bomb.values()) {
            files.add(Files.write(folder.resolve(bomb.name()), bomb.bytes(70)).toString());
        }

        assertThat(asked(files, "-largest=64MB")).hasSize(files.size()).allMatch(line -> line.matches(SENTENCE));
    }

    /** Below what may be read: only the count of the memory that it takes stands in its way. */
    @Test
    void bombThatIsNotTooLongIsRefusedForTheMemoryItTakes() throws Exception {
        List<String> files = new ArrayList<>();
        for (Bomb bomb : List.of(Bomb.STRING, Bomb.STRINGS, Bomb.SAMPLES, Bomb.LOCATIONS, Bomb.STACK, Bomb.TEXT)) {
            files.add(Files.write(folder.resolve(bomb.name()), bomb.bytes(70)).toString());
        }

        assertThat(asked(files)).hasSize(files.size()).allMatch(line -> line.matches(WITHOUT_MEMORY));

        String small =
                Files.write(folder.resolve("small"), Dumps.bytes(Dumps.fib())).toString();
        assertThat(asked(List.of(small), "-base=" + files.get(0)))
                .singleElement(as(STRING))
                .matches(WITHOUT_MEMORY)
                .contains("/STRING takes with the profiles read before it more memory");
    }

    @Test
    void bombFromTheNetworkIsRefusedAboveAGibibyte() throws Exception {
        byte[] bomb = Bomb.UNKNOWN_FIELD.bytes(1025);
        try (var service = new StandIn()) {
            service.on("/", exchange -> StandIn.send(exchange, 200, bomb));
            String url = "http://" + service.host() + "/debug/pprof/heap";

            assertThat(asked(List.of(url))).hasSize(1).allMatch(line -> line.contains("more than 1 GB when unpacked"));
        }
    }

    /** What a JVM with little memory says of each. */
    private List<String> asked(List<String> sources, String... flags) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(String.join(" ", flags)));
        arguments.addAll(sources);
        return OtherJvm.said(List.of("-Xmx64m"), AskedInTurn.class, arguments)
                .lines()
                .toList();
    }

    /** Asks for the top of each source, and prints in a line what came of it. */
    static final class AskedInTurn {
        private AskedInTurn() {}

        public static void main(String[] args) {
            for (String source : List.of(args).subList(1, args.length)) {
                List<String> typed = new ArrayList<>(List.of("pprof", "-top", source));
                if (!args[0].isEmpty()) {
                    typed.add(1, args[0]);
                }
                Typed answer = Typed.lab("", typed);
                System.out.println(answer.exitCode() + " "
                        + answer.err()
                                .replaceAll("(?m)^Fetching .*\n", "")
                                .strip()
                                .replace("\n", " | "));
            }
        }
    }
}
