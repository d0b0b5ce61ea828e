package dev.flamelab.demo;

import static dev.flamelab.demo.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyTest {
    @AutoClose
    private static final RunningService SERVICE = new RunningService();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    /notify/?to=Ann&text=hello            | Ann | hello
                    /notify?to=Ann&text=hello             | Ann | hello
                    /notify/?to=Zo%C3%AB&text=%C3%A9%20%22 | Zoë | é "
                    /notify/?text=%20a%20&to=B            | B   | ' a '
                    """)
    void whatWentOutIsAnswered(String path, String to, String text) throws Exception {
        HttpResponse<String> response = SERVICE.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response))
                .isEqualTo(new JsonObject()
                        .put("to", to)
                        .put("mail", "Dear " + to + ",\n\n" + text + "\n")
                        .put("sms", new JsonArray().add(text)));
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    /notify/                   | to must be a name of 1 to 40 letters
                    /notify/?to=&text=a        | to must be a name of 1 to 40 letters
                    /notify/?to=a1&text=a      | to must be a name of 1 to 40 letters
                    /notify/?to=a%20b&text=a   | to must be a name of 1 to 40 letters
                    /notify/?to=abcdefghijklmnopqrstuvwxyzabcdefghijklmno&text=a | to must be a name of 1 to 40 letters
                    /notify/?to=Ann            | text must have 1 to 1000 characters
                    /notify/?to=Ann&text=      | text must have 1 to 1000 characters
                    /notify/?to=Ann&text=%20   | text must have 1 to 1000 characters
                    """)
    void whatCannotBeSentIsRefused(String path, String error) throws Exception {
        HttpResponse<String> response = SERVICE.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response)).isEqualTo(new JsonObject().put("error", error));
    }

    @Test
    void aTextThatIsTooLongIsRefused() throws Exception {
        assertThat(SERVICE.get("/notify/?to=Ann&text=" + "a".repeat(1_000)).statusCode())
                .isEqualTo(200);
        assertThat(SERVICE.get("/notify/?to=Ann&text=" + "a".repeat(1_001)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void manyAtOnceGetTheirOwn() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(SERVICE.getLater("/notify/?to=Ann&text=number+" + i));
        }

        for (int i = 0; i < 100; i++) {
            JsonObject answer = json(answers.get(i).join());
            assertThat(answer.getString("mail")).isEqualTo("Dear Ann,\n\nnumber " + i + "\n");
            assertThat(answer.getJsonArray("sms")).containsExactly("number " + i);
        }
    }
}
