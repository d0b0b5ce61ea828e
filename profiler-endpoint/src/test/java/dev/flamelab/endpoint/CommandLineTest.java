package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "jdbc:pg://joe:hun/ter2@db/x                 | jdbc:pg://joe:***@db/x",
                "jdbc:pg://joe:/hun//ter2/@db:5432/x         | jdbc:pg://joe:***@db:5432/x",
                "redis://:hunter2@cache:6379/0               | redis://:***@cache:6379/0",
                "mongodb://joe:p%40ss@a:1,b:2/x              | mongodb://joe:***@a:1,b:2/x",
                "-Durls=http://a:b/c@h1,http://d:e/f@h2      | -Durls=http://a:***@h1,http://d:***@h2",
                "https://ghp_abc123@github.com/x.git         | https://***@github.com/x.git",
                "https://joe@corp@host/x                     | https://***@host/x",
                "-Drepo=https://abc123@host                  | -Drepo=https://***@host",
                "jdbc:oracle:thin:joe/hunter2@db:1521:x      | jdbc:oracle:thin:joe/***@db:1521:x",
                "jdbc:oracle:thin:joe/hun/ter2@//db:1521/x   | jdbc:oracle:thin:joe/***@//db:1521/x",
                "jdbc:oracle:thin:@//db:1521/x               | jdbc:oracle:thin:@//db:1521/x",
                "http://host/a@b                             | http://host/a@b",
                "http://host:8080?to=me@home                 | http://host:8080?to=me@home",
                "http://host:65535                           | http://host:65535",
                "user@host:22                                | user@host:22",
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
                "-DDB_PASS=x                                 | -DDB_PASS=***",
                "--db-pass=x                                 | --db-pass=***",
                "--pass=x                                    | --pass=***",
                "-DdbPass=x                                  | -DdbPass=***",
                "-Dencryption.key=x                          | -Dencryption.key=***",
                "-Dsigning_key=x                             | -Dsigning_key=***",
                "-Djwt=x                                     | -Djwt=***",
                "-Dbearer=x                                  | -Dbearer=***",
                "-Dmail.smtp.pw=x                            | -Dmail.smtp.pw=***",
                "-Dcookie=a=b                                | -Dcookie=***",
                "https://host/blob?sv=1&sig=a%2B&se=2        | https://host/blob?sv=1&sig=***&se=2",
                "--pin=1234                                  | --pin=***",
                "-Dftp.passive=true                          | -Dftp.passive=true",
                "--bypass=true                               | --bypass=true",
                "--spin=3                                    | --spin=3",
                "-Dcookie.secure=true                        | -Dcookie.secure=true",
                "-Dpartition.key=id                          | -Dpartition.key=id",
                "-Djwt.issuer=me                             | -Djwt.issuer=me",
                "/opt/pin:/opt/cookie                        | /opt/pin:/opt/cookie",
                "-Xss512k                                    | -Xss512k",
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
    void valueMayBeginWithADash() {
        assertThat(CommandLine.mask(List.of("--password", "-x", "-cp", "a:b", "-u", "root:hunter2", "--auth", "-jar")))
                .containsExactly("--password", "***", "-cp", "a:b", "-u", "root:***", "--auth", "-jar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "passw", "://a:", "://a:b/", ":thin:", "@", "a:", "&passw", "-", "://a@", "passw=", "pin"})
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void noArgumentTakesLong(String part) {
        // In one that is looked at again from each character on, this is a matter of many minutes.
        String endless = part.repeat(300_000 / part.length());
        assertThat(CommandLine.mask(List.of("java", endless, "--" + endless, "end")))
                .hasSize(4);
    }

    @Test
    void argumentsAreThoseOfTheProcess() throws Exception {
        String[] expected = ProcessHandle.current().info().arguments().orElseThrow();
        List<String> arguments = List.of(CommandLine.read().split("\0"));
        assertThat(arguments).endsWith(CommandLine.mask(List.of(expected)).toArray(String[]::new));
    }
}
