package dev.flamelab.demo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortMessagesTest {
    @ParameterizedTest(name = "{0} characters take {1}")
    @CsvSource({"1, 1", "160, 1", "161, 2", "310, 2", "311, 3", "1000, 7"})
    void aLongTextTakesSeveralThatLoseNothing(int length, int messages) {
        String text = IntStream.range(0, length)
                .mapToObj(i -> Character.toString('a' + i % 26))
                .collect(Collectors.joining());

        List<String> sent = ShortMessages.of(new Notification("Ann", text));

        assertThat(sent).hasSize(messages).allSatisfy(message -> assertThat(message)
                .hasSizeLessThanOrEqualTo(ShortMessages.LONGEST));
        assertThat(sent.stream().map(message -> message.replaceFirst("^./.: ", "")))
                .containsExactlyElementsOf(messages == 1 ? List.of(text) : List.of(text.split("(?<=\\G.{155})")));
    }

    @Test
    void eachOfSeveralSaysWhichItIs() {
        List<String> sent = ShortMessages.of(new Notification("Ann", "x".repeat(400)));

        assertThat(sent).extracting(message -> message.substring(0, 5)).containsExactly("1/3: ", "2/3: ", "3/3: ");
    }

    @Test
    void noCharacterIsCutInTwo() {
        String text = "\ud83d\udd25".repeat(500);

        List<String> sent = ShortMessages.of(new Notification("Ann", text));

        assertThat(sent).hasSize(7).allSatisfy(message -> assertThat(message).endsWith("\ud83d\udd25"));
        assertThat(sent.stream().map(message -> message.substring(5)).collect(Collectors.joining()))
                .isEqualTo(text);
    }
}
