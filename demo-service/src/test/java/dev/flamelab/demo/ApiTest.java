package dev.flamelab.demo;

import static dev.flamelab.demo.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    @AutoClose
    private static final RunningService SERVICE = new RunningService();

    @ParameterizedTest(name = "{0} answers number {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    /fib/?n=10                   | 10 | 55
                    /fib?n=10                    | 10 | 55
                    /fib/?n=10&type=recursive    | 10 | 55
                    /fib/?n=10&type=iterative    | 10 | 55
                    /fib?n=10&type=iterative     | 10 | 55
                    /fib/?n=0                    | 0  | 0
                    /fib/?n=007                  | 7  | 13
                    /fib/?n=40                   | 40 | 102334155
                    /fib/?n=92&type=iterative    | 92 | 7540113804746346429
                    /fib/                        | 1  | 1
                    /fib                         | 1  | 1
                    /fib/?n=                     | 1  | 1
                    /fib/?n=&type=               | 1  | 1
                    /fib/?n=ten                  | 1  | 1
                    /fib/?n=1.5                  | 1  | 1
                    /fib/?n=0x10                 | 1  | 1
                    /fib/?n=x&type=iterative     | 1  | 1
                    """)
    void fibAnswers(String path, int number, long fibonacci) throws Exception {
        HttpResponse<String> response = SERVICE.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response))
                .isEqualTo(new JsonObject().put("number", number).put("fibonacci", fibonacci));
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    /fib/?n=41                                   | n must be from 0 to 40 for type recursive
                    /fib/?n=41&type=recursive                    | n must be from 0 to 40 for type recursive
                    /fib/?n=93&type=iterative                    | n must be from 0 to 92 for type iterative
                    /fib/?n=-1                                   | n must be from 0 to 40 for type recursive
                    /fib/?n=-1&type=iterative                    | n must be from 0 to 92 for type iterative
                    /fib/?n=2147483648                           | n must be from 0 to 40 for type recursive
                    /fib/?n=99999999999999999999                 | n must be from 0 to 40 for type recursive
                    /fib/?n=-99999999999999999999&type=iterative | n must be from 0 to 92 for type iterative
                    /fib/?type=fast                              | type must be recursive or iterative
                    /fib/?n=5&type=Recursive                     | type must be recursive or iterative
                    /concat/?str=a&count=-1                      | count must be from 0 to 10000
                    /concat/?str=a&count=10001                   | count must be from 0 to 10000
                    /concat/?count=99999999999                   | count must be from 0 to 10000
                    /session/                                    | user must be a name of 1 to 64 characters
                    /session/?user=                              | user must be a name of 1 to 64 characters
                    /session/?user=%20                           | user must be a name of 1 to 64 characters
                    /session/?user=12345678901234567890123456789012345678901234567890123456789012345 | user must be a name of 1 to 64 characters
                    /session/?user=ann&end=yes                   | end must be true or false
                    /session/?user=*                             | user * is all of them, who can only be ended
                    /search/                                     | word must be 1 to 40 letters and digits of the English alphabet
                    /search/?word=                               | word must be 1 to 40 letters and digits of the English alphabet
                    /search/?word=a.b                            | word must be 1 to 40 letters and digits of the English alphabet
                    /concat/?str=elevenchars&count=10000         | str repeated count times must be at most 100000 characters long
                    """)
    void beyondTheBoundsIsRefused(String path, String error) throws Exception {
        HttpResponse<String> response = SERVICE.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response)).isEqualTo(new JsonObject().put("error", error));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/fib/?n=%zz", "/fib/?%", "/concat/?str=%f"})
    void aQueryThatCannotBeReadIsRefused(String path) throws Exception {
        String answer = SERVICE.raw("GET " + path + " HTTP/1.0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.0 400 ").contains("{\"error\":");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    /concat/?str=abc&count=3   | abc | abcabcabc                      | 3
                    /concat?str=abc&count=3    | abc | abcabcabc                      | 3
                    /concat/?str=abc           | abc | abcabcabcabcabcabcabcabcabcabc | 10
                    /concat/?str=abc&count=x   | abc | abcabcabcabcabcabcabcabcabcabc | 10
                    /concat/?str=abc&count=    | abc | abcabcabcabcabcabcabcabcabcabc | 10
                    /concat/?str=abc&count=0   | abc | ''                             | 0
                    /concat/?count=4           | ''  | ''                             | 4
                    /concat/?str=%C3%A9&count=2 | é  | éé                             | 2
                    /concat/?str=a%20b&count=2 | a b | a ba b                         | 2
                    """)
    void concatAnswers(String path, String original, String string, int count) throws Exception {
        HttpResponse<String> response = SERVICE.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response))
                .isEqualTo(new JsonObject()
                        .put("original", original)
                        .put("string", string)
                        .put("count", count));
    }

    @Test
    void aSessionGoesOnUntilItIsEnded() throws Exception {
        assertThat(SERVICE.get("/session/?user=ann").body()).isEqualTo("{\"user\":\"ann\",\"visits\":1}");
        assertThat(SERVICE.get("/session?user=ann&end=false").body()).isEqualTo("{\"user\":\"ann\",\"visits\":2}");
        assertThat(SERVICE.get("/session/?user=bob").body()).isEqualTo("{\"user\":\"bob\",\"visits\":1}");
        assertThat(SERVICE.get("/session/?user=ann&end=true").body()).isEqualTo("{\"user\":\"ann\",\"ended\":true}");
        assertThat(SERVICE.get("/session/?user=ann&end=true").body()).isEqualTo("{\"user\":\"ann\",\"ended\":false}");
        assertThat(SERVICE.get("/session/?user=ann").body()).isEqualTo("{\"user\":\"ann\",\"visits\":1}");
    }

    @Test
    void eachOfManyVisitsAtOnceIsCountedOnce() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(SERVICE.getLater("/session/?user=crowd" + i % 3));
        }

        assertThat(answers)
                .extracting(answer -> answer.join().body())
                .doesNotHaveDuplicates()
                .contains("{\"user\":\"crowd0\",\"visits\":100}", "{\"user\":\"crowd2\",\"visits\":1}");
    }

    @Test
    void allSessionsCanBeEndedAtOnce() throws Exception {
        SERVICE.get("/session/?user=dan");

        assertThat(SERVICE.get("/session/?user=*&end=true").body()).isEqualTo("{\"user\":\"*\",\"ended\":true}");
        assertThat(SERVICE.get("/session/?user=*&end=true").body()).isEqualTo("{\"user\":\"*\",\"ended\":false}");
        assertThat(SERVICE.get("/session/?user=dan").body()).isEqualTo("{\"user\":\"dan\",\"visits\":1}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    /search/?word=jam     | 1500  | Dark <b>Jam</b> 10006: <b>Jam</b> from
                    /search?word=JAM      | 1500  | Dark <b>Jam</b> 10006: <b>Jam</b> from
                    /search/?word=the     | 12000 | <b>the</b>
                    /search/?word=11999   | 1     | Bread <b>11999</b>: Bread from
                    /search/?word=nothing | 0     | []
                    """)
    void aSearchCountsAllAndShowsTheBest(String path, int found, String shown) throws Exception {
        JsonObject answer = json(SERVICE.get(path));

        assertThat(answer.getInteger("found")).isEqualTo(found);
        assertThat(answer.getJsonArray("best")).hasSizeLessThanOrEqualTo(5);
        assertThat(answer.getJsonArray("best").encode()).contains(shown);
    }

    @Test
    void searchesAtOnceFindWhatEachWants() {
        List<String> words = List.of("tea", "rice", "assam", "nothing");
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(SERVICE.getLater("/search/?word=" + words.get(i % words.size())));
        }

        for (int i = 0; i < 40; i++) {
            assertThat(answers.get(i).join().body())
                    .isEqualTo(answers.get(i % words.size()).join().body());
            assertThat(json(answers.get(i).join()).getString("word")).isEqualTo(words.get(i % words.size()));
        }
    }

    @Test
    void theLongestStringIsAnswered() throws Exception {
        HttpResponse<String> response = SERVICE.get("/concat/?str=0123456789&count=10000");

        assertThat(json(response).getString("string")).hasSize(100_000);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/", "/fibo/", "/fib/10", "/healthy", "/debug/pprof/"})
    void whatIsNotThereIsToldInJson(String path) throws Exception {
        HttpResponse<String> response = SERVICE.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(json(response).getString("error")).contains("/fib/", "/concat/", "/session/", "/search/", "/health");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"POST, /fib/", "PUT, /fib/?n=3", "DELETE, /concat/", "POST, /health"})
    void otherMethodsAreNotAllowed(String method, String path) throws Exception {
        HttpResponse<String> response = SERVICE.send(method, path);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).contains("GET, HEAD");
        assertThat(json(response).getString("error")).isEqualTo("only GET and HEAD are answered here");
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        HttpResponse<String> response = SERVICE.send("HEAD", "/fib/?n=10");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void manyAtOnceGetTheirOwnAnswer() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(
                    SERVICE.getLater("/fib/?n=%d&type=%s".formatted(i % 20, i % 2 == 0 ? "recursive" : "iterative")));
        }

        for (int i = 0; i < 200; i++) {
            assertThat(json(answers.get(i).join()).getInteger("number")).isEqualTo(i % 20);
        }
    }

    @Test
    void computingDoesNotKeepOthersWaiting() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> computing = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            computing.add(SERVICE.getLater("/fib/?n=32"));
        }

        assertThat(SERVICE.get("/health").statusCode()).isEqualTo(200);
        computing.forEach(answer ->
                assertThat(json(answer.join()).getInteger("fibonacci")).isEqualTo(2_178_309));
    }

    @Test
    void healthCountsTheAnswersOfStoriesOnly() throws Exception {
        int before = json(SERVICE.get("/health")).getInteger("requests");

        SERVICE.get("/fib/?n=2");
        SERVICE.get("/fib/?n=-2");
        SERVICE.get("/concat/");
        SERVICE.get("/nowhere");
        SERVICE.get("/health/");

        assertThat(json(SERVICE.get("/health")))
                .isEqualTo(new JsonObject().put("status", "UP").put("requests", before + 3));
    }
}
