package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Ddb.password=hunter2                       | -Ddb.password=***",
                "-Djavax.net.ssl.keyStorePassword=a=b        | -Djavax.net.ssl.keyStorePassword=***",
                "-Ddb.password=hun,ter2                      | -Ddb.password=***",
                "-Ddb.password=a&b=c;d=e                     | -Ddb.password=***",
                "-Ddb.password=https://joe@host/x            | -Ddb.password=***",
                "--db[0].password=a,b                        | --db[0].password=***",
                "-Dopts=password=hun,ter2                    | -Dopts=password=***",
                "--api-key=123                               | --api-key=***",
                "--apiKey=123                                | --apiKey=***",
                "-DACCESS_TOKEN=x                            | -DACCESS_TOKEN=***",
                "aws.secretAccessKey=x                       | aws.secretAccessKey=***",
                "-Dauth.header=Bearer abc                    | -Dauth.header=***",
                "jdbc:pg://joe:hunter2@db/x                  | jdbc:pg://joe:***@db/x",
                "jdbc:pg://joe:hun@ter@2@db/x                | jdbc:pg://joe:***@db/x",
                "http://joe@corp:hunter2@host/x              | http://joe@corp:***@host/x",
                "-Durls=http://a:b@h1,http://c:d@h2/x@y      | -Durls=http://a:***@h1,http://c:***@h2/x@y",
                "jdbc:pg://db/x?password=hun,ter2&ssl=true   | jdbc:pg://db/x?password=***&ssl=true",
                "jdbc:ms://db;password=hun,ter2;ssl=true     | jdbc:ms://db;password=***;ssl=true",
                "jdbc:pg://db/x?user=joe&password=p&ssl=true | jdbc:pg://db/x?user=joe&password=***&ssl=true",
                "-javaagent:a.jar=token=x,port=1             | -javaagent:a.jar=token=***,port=1",
                "-javaagent:a.jar=token=hun,ter2,port=1      | -javaagent:a.jar=token=***,port=1",
                "-javaagent:a.jar=token=a&b,url=http://h/x   | -javaagent:a.jar=token=***,url=http://h/x",
                "http://host:8080/me@home                    | http://host:8080/me@home",
                "-Dport=8080                                 | -Dport=8080",
                "-Dauthor=me                                 | -Dauthor=me",
                "http://host/path                            | http://host/path",
                "/opt/token/a.jar:/opt/b.jar                 | /opt/token/a.jar:/opt/b.jar",
                "/opt/tokens/app.jar                         | /opt/tokens/app.jar",
            })
    void secretsAreMasked(String argument, String shown) {
        assertThat(CommandLine.mask(List.of(argument))).containsExactly(shown);
    }

    @Test
    void valueAfterASecretsNameIsMasked() {
        assertThat(CommandLine.mask(List.of("java", "--token", "abc", "--port", "80", "--password", "--verbose")))
                .containsExactly("java", "--token", "***", "--port", "80", "--password", "--verbose");
    }

    @Test
    void argumentsAreThoseOfTheProcess() throws Exception {
        String[] expected = ProcessHandle.current().info().arguments().orElseThrow();
        List<String> arguments = List.of(CommandLine.read().split("\0"));
        assertThat(arguments).endsWith(CommandLine.mask(List.of(expected)).toArray(String[]::new));
    }
}
