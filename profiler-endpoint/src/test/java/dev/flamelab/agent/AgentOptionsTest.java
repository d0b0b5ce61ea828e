package dev.flamelab.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flamelab.endpoint.PprofOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentOptionsTest {
    private static final String TOKEN = "correct-horse-battery";

    @ParameterizedTest(name = "options {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                    | 127.0.0.1:6060",
                "port=0                                                | 127.0.0.1:0",
                "port=65535                                            | 127.0.0.1:65535",
                "host=::1,port=7000                                    | ::1:7000",
                "host=localhost                                        | localhost:6060",
                "token=correct-horse-battery                           | token=***",
                "exposed=true,host=0.0.0.0,token=correct-horse-battery | exposed=true",
                "exposed=false                                         | exposed=false",
                "exposed=true,token=correct=horse=battery              | token=***",
                "hosts=orders.internal                                 | hosts=[orders.internal]",
                "hosts=a+a                                             | hosts=[a]",
                "service=orders                                        | service=orders",
                "tls-cert=a.crt,tls-key=a.key                          | certificate=a.crt, key=a.key",
                "longest-seconds=3600,open-captures=1,stack-depth=2048 | 127.0.0.1:6060",
                "chunk-bytes=1073741824,alloc-interval-bytes=0         | 127.0.0.1:6060",
            })
    void optionsAreThoseOfTheEndpoint(String text, String told) {
        assertThat(AgentOptions.parse(text).meant().toString()).contains(told);
    }

    @Test
    void severalHostsArePartedByWhatAShellLeavesAsItIs() {
        assertThat(AgentOptions.parse("hosts=a.internal+b.internal").meant().toString())
                .contains("a.internal", "b.internal");
    }

    @ParameterizedTest(name = "options {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "prot=6060                      | the option 'prot' is unknown",
                "6060                           | the option '6060' is unknown",
                "help                           | the option 'help' is unknown, there are port, host,",
                "Port=6060                      | the option 'Port' is unknown",
                "correct-horse-battery          | an option is unknown, or a value has a comma",
                "port=6060,file=x               | the option 'file' is unknown",
                "port=6060,                     | an option is unknown, or a value has a comma",
                ",                              | an option is unknown, or a value has a comma",
                "port                           | the option port has no value",
                "port=                          | the option port has no value",
                "port=1,port=2                  | the option port is given twice",
                "port=http                      | the option port is a whole number, 0 or more, not 'http'",
                "port=-1                        | the option port is a whole number, 0 or more, not '-1'",
                "port=65536                     | must be from 0 to 65535",
                "port=9999999999                | the option port is a whole number",
                "host=0.0.0.0                   | only when it is said to be exposed",
                "host=0.0.0.0,token=correct-horse-battery | only when it is said to be exposed, with a token (exposed=true",
                "host=example.com               | only when it is said to be exposed",
                "exposed=true,host=0.0.0.0      | not exposed without a token",
                "quiet=1                        | the option quiet is true or false, not '1'",
                "exposed=yes                    | the option exposed is true or false, not 'yes'",
                "token=short                    | at least 16 characters",
                "token=a,b                      | a value has a comma (then a token is given by token-file)",
                "token-file=nosuch              | the file of the option token-file, nosuch, cannot be read",
                "token=correct-horse-battery,token-file=x | exclude each other",
                "hosts=http://orders            | The host name 'http://orders' is none",
                "hosts=a++b                     | The host name '' is none",
                "hosts=+                        | The host name '' is none",
                "hosts=a+                       | The host name '' is none",
                "hosts=a;b                      | The host name 'a;b' is none",
                "tls-cert=a.crt                 | TLS needs both files",
                "tls-key=a.key                  | TLS needs both files",
                "longest-seconds=0              | must be from 1 to 3600",
                "open-captures=1001             | must be from 1 to 1000",
                "stack-depth=4096               | must be from 1 to 2048",
                "chunk-bytes=16m                | the option chunk-bytes is a whole number, 0 or more, not '16m'",
                "alloc-interval-bytes=1         | must be from 16384 to 1073741824",
            })
    void whatCannotBeMeantIsToldInOneSentence(String text, String told) {
        assertThatIllegalArgumentException().isThrownBy(() -> start(text)).withMessageContaining(told);
    }

    @ParameterizedTest(name = "rest of a token {0}")
    @CsvSource({"SuperSecret", "supersecret", "supersecret=x", "super-secret=", "=supersecret", "7supersecret="})
    void restOfATokenWithACommaIsNotShown(String rest) {
        for (String around : new String[] {"", ",port=0"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> start("token=correct-horse-battery," + rest + around))
                    .withMessageContaining("token-file")
                    .extracting(Throwable::getMessage)
                    .asString()
                    .doesNotContainIgnoringCase("secret");
        }
    }

    @Test
    void tokenIsReadFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        PprofOptions options = AgentOptions.parse("exposed=true,host=0.0.0.0,token-file=" + file)
                .meant();
        assertThat(options.toString()).contains("token=***", "exposed=true").doesNotContain(TOKEN);
    }

    /** As the agent does, which looks at everything before it serves. */
    private static void start(String text) {
        AgentOptions options = AgentOptions.parse(text);
        options.quiet();
        options.meant();
    }
}
